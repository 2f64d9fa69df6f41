package dev.tuppence.creators;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such creator, or whoever asks is not on its team. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchCreator extends RuntimeException {

    public NoSuchCreator(String what) {
        super("No creator " + what);
    }
}
