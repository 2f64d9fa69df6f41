package dev.tuppence.reversals;

/** Why something may not be shown. */
public enum TakedownReason {
    ILLEGAL,
    /** Somebody else has the rights. */
    RIGHTS
}
