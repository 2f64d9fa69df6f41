package dev.tuppence.settlement;

/** Why a tab was closed. */
enum Cause {
    /** The card fee is small enough now. */
    THRESHOLD,
    /** The tab is nearly full. */
    LIMIT,
    /** The oldest unlock waited long enough. */
    SWEEP,
    /** It is too small to be charged, and nothing may wait longer. */
    DUST,
    /** The reader wanted it. */
    READER;

    /** Told before its card is charged. */
    boolean announced() {
        return this != DUST && this != READER;
    }
}
