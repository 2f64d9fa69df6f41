package dev.tuppence.settlement;

import java.util.EnumSet;
import java.util.Set;

/** Where a settlement stands, and where it may go from there. */
enum SettlementState {
    /** The reader was told; items can still be removed. */
    NOTICED,
    /** The card payment is asked for; its outcome is to come. */
    CHARGING,
    /** The card's bank wants the reader. */
    NEEDS_ACTION,
    /** Not now; tried again by itself. */
    DECLINED_SOFT,
    /** Not with this card. */
    DECLINED_HARD,
    /** The processor has not said what became of it; neither paid nor declined. */
    UNKNOWN,
    PAID,
    /** Too small to be charged; the next settlement pays its lines. */
    CARRIED,
    /** Everything was removed. */
    CANCELLED;

    /** Unpaid, and no longer only announced. */
    static final Set<SettlementState> STARTED =
            EnumSet.of(CHARGING, NEEDS_ACTION, DECLINED_SOFT, DECLINED_HARD, UNKNOWN);

    static final Set<SettlementState> DECLINED = EnumSet.of(DECLINED_SOFT, DECLINED_HARD);

    boolean mayBecome(SettlementState next) {
        return switch (this) {
            case NOTICED -> EnumSet.of(CHARGING, CARRIED, CANCELLED).contains(next);
            case CHARGING ->
                EnumSet.of(PAID, NEEDS_ACTION, DECLINED_SOFT, DECLINED_HARD, UNKNOWN)
                        .contains(next);
            case NEEDS_ACTION, DECLINED_SOFT, DECLINED_HARD, UNKNOWN ->
                next != this && (STARTED.contains(next) || next == PAID);
            case PAID, CARRIED, CANCELLED -> false;
        };
    }

    boolean unpaid() {
        return this == NOTICED || STARTED.contains(this);
    }

    /** Goes on only when the reader does something. */
    boolean needsReader() {
        return this == NEEDS_ACTION || DECLINED.contains(this);
    }
}
