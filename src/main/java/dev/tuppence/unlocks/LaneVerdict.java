package dev.tuppence.unlocks;

/**
 * A lane's answer.
 *
 * @param limitMicros the tab's limit at that moment
 * @param usedMicros what was open or due on the tab at that moment, without this charge
 */
record LaneVerdict(Kind kind, long limitMicros, long usedMicros) {

    /** In the order of their precedence. */
    enum Kind {
        NO_TAB,
        OWNED,
        STALE,
        BLOCKED,
        OVER_LIMIT,
        CHARGED
    }
}
