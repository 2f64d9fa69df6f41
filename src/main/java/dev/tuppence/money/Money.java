package dev.tuppence.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** An exact amount in micros, millionths of its currency's major unit. Never a fraction, never a float. */
public record Money(long micros, CurrencyCode currency) implements Comparable<Money> {

    /** Digits after the point of the major unit. */
    public static final int SCALE = 6;

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    public static Money zero(CurrencyCode currency) {
        return new Money(0, currency);
    }

    /** Minor units are what cards are charged in, by the processor's exponent: cents, won, fils. */
    public static Money ofMinorUnits(long minorUnits, CurrencyCode currency) {
        return new Money(Math.multiplyExact(minorUnits, currency.microsPerMinorUnit()), currency);
    }

    /**
     * An amount as people write it, in major units.
     *
     * @throws ArithmeticException when it has more than six digits after the point, or too many before it
     */
    public static Money ofMajorUnits(BigDecimal amount, CurrencyCode currency) {
        return new Money(amount.movePointRight(SCALE).longValueExact(), currency);
    }

    public BigDecimal majorUnits() {
        return BigDecimal.valueOf(micros, SCALE);
    }

    /**
     * The processor's number for this amount.
     *
     * @throws ArithmeticException when the amount is not a whole number of minor units
     */
    public long minorUnits() {
        if (micros % currency.microsPerMinorUnit() != 0) {
            throw new ArithmeticException(this + " is no whole number of minor units");
        }
        return micros / currency.microsPerMinorUnit();
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(micros, other.micros), currency);
    }

    public Money minus(Money other) {
        return plus(other.negated());
    }

    public Money negated() {
        return new Money(Math.negateExact(micros), currency);
    }

    public Money times(int factor) {
        return new Money(Math.multiplyExact(micros, factor), currency);
    }

    public boolean isZero() {
        return micros == 0;
    }

    public boolean isPositive() {
        return micros > 0;
    }

    public boolean isNegative() {
        return micros < 0;
    }

    public boolean exceeds(Money limit) {
        return compareTo(limit) > 0;
    }

    public Money atMost(Money limit) {
        return exceeds(limit) ? limit : this;
    }

    /** Rounded down to what a card can be charged; the remainder stays with the caller. Not for negative amounts. */
    public Money chargeable() {
        return roundedDownTo(currency.chargeStepMicros());
    }

    /** Rounded down to what a bank can be paid; the remainder stays with the caller. Not for negative amounts. */
    public Money payable() {
        return roundedDownTo(currency.payoutStepMicros());
    }

    /** The nearest amount in digits that people write, to be shown beside the exact one and never booked; what is not zero stays so. */
    public Money nearest() {
        BigDecimal near = majorUnits().setScale(currency.displayDigits(), RoundingMode.HALF_UP);
        return near.signum() == 0 ? this : ofMajorUnits(near, currency);
    }

    /**
     * Rounds towards zero, so that a share never exceeds the whole; the caller keeps the remainder. The product may need more
     * than 64 bits: a large sum in won has many micros.
     */
    public Money shareInBasisPoints(int basisPoints) {
        BigInteger product = BigInteger.valueOf(micros).multiply(BigInteger.valueOf(basisPoints));
        return new Money(product.divide(WHOLE).longValueExact(), currency);
    }

    /**
     * Splits this amount by weight so that the shares sum to it exactly: each gets its floor, then the micros left over go to
     * the largest remainders, ties to the earlier weight.
     *
     * @param weights none negative, at least one positive
     * @throws IllegalArgumentException for other weights, or when this amount is negative
     */
    public List<Money> splitBy(List<Long> weights) {
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (isNegative() || sum.signum() <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("Cannot split %s by %s".formatted(this, weights));
        }
        List<BigInteger[]> quotients = weights.stream()
                .map(weight -> BigInteger.valueOf(micros)
                        .multiply(BigInteger.valueOf(weight))
                        .divideAndRemainder(sum))
                .toList();
        long[] shares = quotients.stream()
                .mapToLong(quotient -> quotient[0].longValueExact())
                .toArray();
        int left = (int) (micros
                - IntStream.range(0, shares.length).mapToLong(i -> shares[i]).sum());
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> quotients.get(i)[1]).reversed())
                .limit(left)
                .forEach(i -> shares[i]++);
        List<Money> split = new ArrayList<>(shares.length);
        for (long share : shares) {
            split.add(new Money(share, currency));
        }
        return split;
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(micros, other.micros);
    }

    /** For logs and errors: {@code USD 0.15}. People see amounts formatted in their language. */
    @Override
    public String toString() {
        BigDecimal amount = majorUnits().stripTrailingZeros();
        int digits = Math.max(currency.displayDigits(), amount.scale());
        return currency + " "
                + amount.setScale(digits, RoundingMode.UNNECESSARY).toPlainString();
    }

    private Money roundedDownTo(long step) {
        if (isNegative()) {
            throw new ArithmeticException(this + " is owed the other way");
        }
        return new Money(micros - micros % step, currency);
    }

    private void requireSameCurrency(Money other) {
        if (currency != other.currency) {
            throw new CurrencyMismatch(currency, other.currency);
        }
    }
}
