package dev.tuppence.reconciliation;

/** The break is resolved, by somebody else or because its match arrived. */
public class NotOpen extends RuntimeException {

    NotOpen(long id) {
        super("Break %d is not open".formatted(id));
    }
}
