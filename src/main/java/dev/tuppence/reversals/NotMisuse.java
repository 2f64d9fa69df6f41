package dev.tuppence.reversals;

/** It was decided before, or another admin has to. Nothing changed. */
public class NotMisuse extends RuntimeException {

    NotMisuse(long id) {
        super("Misuse " + id);
    }
}
