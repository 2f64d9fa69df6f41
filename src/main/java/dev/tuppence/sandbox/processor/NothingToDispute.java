package dev.tuppence.sandbox.processor;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The payment was not made or is disputed already; the dispute is not there or decided. A second click does that. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NothingToDispute extends RuntimeException {

    NothingToDispute(String id) {
        super("Nothing to dispute or decide in " + id);
    }
}
