package dev.tuppence.payouts;

/** Why money is transferred now. */
public enum TransferTrigger {
    /** The regular run. */
    RUN,
    /** A refused transfer is tried again. */
    RETRY,
    /** The creator asked for it. */
    CREATOR,
    /** An operator saw to what was refused. */
    OPERATOR,
    /** Somebody made it, or below zero took it back, in the processor's dashboard. */
    BY_HAND
}
