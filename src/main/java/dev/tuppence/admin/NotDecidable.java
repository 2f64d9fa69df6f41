package dev.tuppence.admin;

/** Nobody decides about what they asked for themselves, or a second time. */
public class NotDecidable extends RuntimeException {

    NotDecidable(String what) {
        super(what);
    }
}
