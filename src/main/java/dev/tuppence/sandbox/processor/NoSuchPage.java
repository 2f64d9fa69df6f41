package dev.tuppence.sandbox.processor;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A hosted page that never was, or is over. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoSuchPage extends RuntimeException {

    NoSuchPage(String id) {
        super("No page for " + id);
    }
}
