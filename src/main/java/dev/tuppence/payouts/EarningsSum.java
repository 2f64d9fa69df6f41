package dev.tuppence.payouts;

import dev.tuppence.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A creator's money in one currency, by where it is. Accrued is gross, since its card fee is not known yet; the rest is net.
 *
 * @param notCollected what no reader paid for too long, before fees
 * @param accruedUnits unlocks on open tabs
 * @param everPaid all that readers paid, before fees
 * @param nextReleaseAt when the first of the collected money becomes available
 * @param available below zero when more was given back than there was
 * @param owed given back beyond the limit below zero, and netted from what is earned next
 * @param paid all that reached the creator's account at the processor
 */
public record EarningsSum(
        Money accrued,
        Money notCollected,
        int accruedUnits,
        Money everPaid,
        Money collected,
        @Nullable Instant nextReleaseAt,
        Money available,
        Money owed,
        Money inTransit,
        Money paid) {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** How much of 100 that came due readers paid; 0 when nothing did yet. */
    public long collectedOfHundred() {
        Money due = everPaid.plus(notCollected);
        if (!due.isPositive()) {
            return 0;
        }
        BigInteger hundredfold = BigInteger.valueOf(everPaid.micros()).multiply(HUNDRED);
        return hundredfold.divide(BigInteger.valueOf(due.micros())).longValueExact();
    }

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
