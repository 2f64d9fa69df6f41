package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credit that a reader got, used or lost.
 *
 * @param amount below zero what left
 * @param settlement which it paid, or whose card payment it is from
 */
public record CreditMove(
        Instant at, Cause cause, Money amount, @Nullable Long settlement) {

    /** Why credit comes or goes. */
    public enum Cause {
        /** Given back after payment. */
        RETURN,
        /** The platform's gift, for something that was paid. */
        GOODWILL,
        /** Paid beyond a tab. */
        PREFUND,
        /** Earned by a creator who never came for it. */
        UNCLAIMED,
        /** Given instead of a quarrel before the bank. */
        OFFERED,
        /** Taken since the bank took its card payment back. */
        CASE,
        /** It paid a settlement. */
        USED,
        /** To the card instead, or back from it. */
        REFUND,
        /** Taken back, since a dispute or a refund by hand had it before. */
        LOST
    }
}
