package dev.tuppence.payouts;

import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A creator's money in one currency, by where it is. Accrued is gross, since its card fee is not known yet; the rest is net.
 *
 * @param notCollected what no reader paid for too long, before fees
 * @param accruedUnits unlocks on open tabs
 * @param nextReleaseAt when the first of the collected money becomes available
 * @param available below zero when more was given back than there was
 * @param owed given back beyond the limit below zero, and netted from what is earned next
 * @param paid all that reached the creator's account at the processor
 */
public record EarningsSum(
        Money accrued,
        Money notCollected,
        int accruedUnits,
        Money collected,
        @Nullable Instant nextReleaseAt,
        Money available,
        Money owed,
        Money inTransit,
        Money paid) {

    public boolean empty() {
        return accrued.isZero()
                && notCollected.isZero()
                && collected.isZero()
                && available.isZero()
                && owed.isZero()
                && inTransit.isZero()
                && paid.isZero();
    }

    /** For large print: rounded down to what a bank can be paid, unless it is less than that or owed the other way. */
    public Money headline(Money amount) {
        return amount.isPositive() && amount.payable().isPositive() ? amount.payable() : amount;
    }

    public boolean whole(Money amount) {
        return headline(amount).equals(amount);
    }
}
