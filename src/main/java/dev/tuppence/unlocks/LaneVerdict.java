package dev.tuppence.unlocks;

/**
 * A lane's answer.
 *
 * @param limitMicros the tab's limit at that moment, or the month's budget for {@code OVER_BUDGET}
 * @param usedMicros what was open or due on the tab at that moment, or what the month had spent, without this command
 */
record LaneVerdict(Kind kind, long limitMicros, long usedMicros) {

    /** A command's verdict is its lines' highest: one line refused refuses all that the reader has not yet. */
    enum Kind {
        OWNED,
        /** The month's cap is reached: granted for nothing. */
        FREE,
        CHARGED,
        OVER_BUDGET,
        OVER_LIMIT,
        BLOCKED,
        STALE,
        NO_TAB
    }

    LaneVerdict and(LaneVerdict other) {
        return other.kind.compareTo(kind) > 0 ? other : this;
    }
}
