package dev.tuppence.identity;

/** What a reader may do beyond reading. Creators need none: their team decides. */
public enum Role {
    /** Sees the operator's pages and decides cases. */
    ADMIN
}
