package dev.tuppence.admin;

/** Nobody decides about an adjustment of their own, or a second time. */
public class NotDecidable extends RuntimeException {

    NotDecidable(long adjustment) {
        super("Adjustment " + adjustment);
    }
}
