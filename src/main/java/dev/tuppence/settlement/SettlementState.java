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
    /** Its card payment was given back as a whole. */
    REFUNDED,
    /** The bank asks about its card payment, or took it back. */
    DISPUTED,
    /** Too small to be charged; the next settlement pays its lines. */
    CARRIED,
    /** Everything was removed. */
    CANCELLED,
    /** Too small to be charged for too long; the platform paid it. */
    FORGIVEN,
    /** Nobody paid it, and its creators do not count on it any more. Its reader may still pay. */
    WRITTEN_OFF;

    /** Unpaid, and no longer only announced. */
    static final Set<SettlementState> STARTED =
            EnumSet.of(CHARGING, NEEDS_ACTION, DECLINED_SOFT, DECLINED_HARD, UNKNOWN);

    /** Paid by its reader, whatever became of the payment. */
    static final Set<SettlementState> CHARGED = EnumSet.of(PAID, REFUNDED, DISPUTED);

    static final Set<SettlementState> DECLINED = EnumSet.of(DECLINED_SOFT, DECLINED_HARD);

    Set<SettlementState> next() {
        return switch (this) {
            case NOTICED -> EnumSet.of(CHARGING, CARRIED, CANCELLED, FORGIVEN, WRITTEN_OFF);
            case CHARGING -> EnumSet.of(PAID, NEEDS_ACTION, DECLINED_SOFT, DECLINED_HARD, UNKNOWN, CARRIED);
            case UNKNOWN -> EnumSet.of(PAID, NEEDS_ACTION, DECLINED_SOFT, DECLINED_HARD, CHARGING, CARRIED);
            case NEEDS_ACTION -> EnumSet.of(PAID, DECLINED_SOFT, DECLINED_HARD, CHARGING, UNKNOWN, WRITTEN_OFF);
            case DECLINED_SOFT -> EnumSet.of(PAID, NEEDS_ACTION, DECLINED_HARD, CHARGING, UNKNOWN, WRITTEN_OFF);
            case DECLINED_HARD -> EnumSet.of(PAID, NEEDS_ACTION, DECLINED_SOFT, CHARGING, UNKNOWN, WRITTEN_OFF);
            case WRITTEN_OFF -> EnumSet.of(PAID, CHARGING);
            case PAID -> EnumSet.of(REFUNDED, DISPUTED);
            case REFUNDED -> EnumSet.of(PAID, DISPUTED);
            case DISPUTED -> EnumSet.of(PAID, REFUNDED);
            case CARRIED, CANCELLED, FORGIVEN -> EnumSet.noneOf(SettlementState.class);
        };
    }

    boolean mayBecome(SettlementState other) {
        return next().contains(other);
    }

    /** Its reader may have it tried. */
    boolean retryable() {
        return needsReader() || this == WRITTEN_OFF;
    }

    /** Goes on only when the reader does something. */
    boolean needsReader() {
        return this == NEEDS_ACTION || DECLINED.contains(this);
    }
}
