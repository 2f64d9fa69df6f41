package dev.tuppence.admin;

/** Why the books are corrected by hand. */
public enum AdjustmentReason {
    WRONG_BOOKING,
    PROCESSOR_DIFFERENCE,
    GOODWILL,
    ROUNDING,
    OTHER
}
