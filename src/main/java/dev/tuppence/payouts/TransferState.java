package dev.tuppence.payouts;

/** How far a transfer is. */
public enum TransferState {
    /** Asked for; the processor's word is outstanding. */
    PENDING,
    SENT,
    /** The processor refused; the money is available again. */
    FAILED
}
