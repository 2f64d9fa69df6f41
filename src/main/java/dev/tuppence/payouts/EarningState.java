package dev.tuppence.payouts;

/** Where the money of an earning is. */
public enum EarningState {
    /** Paid by the reader, on hold. */
    COLLECTED,
    /** The creator's to take. */
    AVAILABLE,
    /** Asked for at the processor. */
    IN_TRANSIT,
    /** In the creator's account at the processor. */
    PAID,
    /** Back at its reader as credit: the creator never came for it. */
    UNCLAIMED
}
