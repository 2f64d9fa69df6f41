package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import java.time.Instant;

/**
 * A step of ours that breaks at one creator's money in one currency.
 *
 * @param reason what was thrown; the log says more
 * @param times in a row
 */
public record PayoutTrouble(
        CreatorId creator, CurrencyCode currency, Step step, String reason, int times, Instant since, Instant retryAt) {

    /** What is done for a creator. */
    public enum Step {
        RELEASE,
        DEBT,
        UNCLAIMED,
        PAY
    }
}
