package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import java.time.Instant;

/** One creator's money in one currency, from one moment until before another. */
public record EarningPeriod(CreatorId creator, CurrencyCode currency, Instant from, Instant to) {

    EarningPeriod before() {
        return new EarningPeriod(creator, currency, Instant.EPOCH, from);
    }
}
