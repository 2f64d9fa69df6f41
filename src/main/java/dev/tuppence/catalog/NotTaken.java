package dev.tuppence.catalog;

/** A file of an import that could not be taken. */
class NotTaken extends RuntimeException {

    private final String reason;

    NotTaken(String reason) {
        super("Not taken: " + reason);
        this.reason = reason;
    }

    /** The last part of a message key, {@code catalog.import.reason.<reason>}. */
    String reason() {
        return reason;
    }
}
