package dev.tuppence.catalog;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such published item, or it is another creator's. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchItem extends RuntimeException {

    public NoSuchItem(String what) {
        super("No item " + what);
    }
}
