package dev.tuppence.settlement;

/** Why a tab was closed. */
enum Cause {
    /** The card fee is small enough now. */
    THRESHOLD,
    /** The tab is nearly full. */
    LIMIT,
    /** The oldest unlock waited long enough. */
    SWEEP,
    /** The reader wanted it. */
    READER
}
