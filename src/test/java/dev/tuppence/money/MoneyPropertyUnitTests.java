package dev.tuppence.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.Seed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every amount of every currency, against sums without an end. */
class MoneyPropertyUnitTests {

    private static final Random RANDOM = Seed.random(MoneyPropertyUnitTests.class);
    private static final int TRIES = 300;
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void sharesSumToTheWholeAndNoneIsAMicroAwayFromItsWeight(CurrencyCode currency) {
        for (int i = 0; i < TRIES; i++) {
            Money whole = positive(currency);
            List<Long> weights = weights();
            BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
            List<Money> shares = whole.splitBy(weights);
            assertThat(shares.stream().reduce(Money.zero(currency), Money::plus))
                    .isEqualTo(whole);
            for (int n = 0; n < weights.size(); n++) {
                BigInteger[] exact =
                        big(whole).multiply(BigInteger.valueOf(weights.get(n))).divideAndRemainder(sum);
                int more = exact[1].signum(); // a share that comes out even is that share
                assertThat(big(shares.get(n)).subtract(exact[0])).isBetween(BigInteger.ZERO, BigInteger.valueOf(more));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void whoHasMoreWeightNeverGetsLess(CurrencyCode currency) {
        for (int i = 0; i < TRIES; i++) {
            List<Long> weights = weights().stream().distinct().sorted().toList();
            assertThat(positive(currency).splitBy(weights)).isSorted();
        }
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void aShareInBasisPointsIsTheExactOneTowardsZeroAndMirrored(CurrencyCode currency) {
        for (int i = 0; i < TRIES; i++) {
            int points = RANDOM.nextInt(10_001);
            Money whole = positive(currency);
            Money share = whole.shareInBasisPoints(points);
            Money rest = whole.minus(share);
            assertThat(big(share))
                    .isEqualTo(big(whole).multiply(BigInteger.valueOf(points)).divide(WHOLE));
            assertThat(share.plus(rest)).isEqualTo(whole);
            assertThat(rest.minus(whole.shareInBasisPoints(10_000 - points)).micros())
                    .isBetween(0L, 1L);
            assertThat(whole.negated().shareInBasisPoints(points)).isEqualTo(share.negated());
        }
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void whatIsChargedAndWhatIsLeftAreTheAmount(CurrencyCode currency) {
        for (int i = 0; i < TRIES; i++) {
            Money amount = positive(currency);
            assertStep(amount, amount.chargeable(), currency.chargeStepMicros());
            assertStep(amount, amount.payable(), currency.payoutStepMicros());
            assertThat(amount.chargeable().chargeable()).isEqualTo(amount.chargeable());
            assertThat(amount.payable().exceeds(amount.chargeable())).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void whatATabCarriesOverAnyNumberOfPeriodsIsNeverLost(CurrencyCode currency) {
        Money unlocked = Money.zero(currency);
        Money charged = Money.zero(currency);
        Money carried = Money.zero(currency);
        for (int i = 0; i < TRIES; i++) {
            Money gross = new Money(100 * RANDOM.nextLong(1_000_000), currency);
            Money owed = carried.plus(gross);
            unlocked = unlocked.plus(gross);
            charged = charged.plus(owed.chargeable());
            carried = owed.minus(owed.chargeable());
            assertThat(charged.plus(carried)).isEqualTo(unlocked);
            assertThat(carried.micros()).isBetween(0L, currency.chargeStepMicros() - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void minorAndMajorUnitsAreReadBack(CurrencyCode currency) {
        for (int i = 0; i < TRIES; i++) {
            long minor = any();
            BigInteger micros = BigInteger.valueOf(minor).multiply(BigInteger.TEN.pow(6 - currency.exponent()));
            assertExactOrError(micros, () -> Money.ofMinorUnits(minor, currency));
            if (fits(micros)) {
                assertThat(Money.ofMinorUnits(minor, currency).minorUnits()).isEqualTo(minor);
            }
            Money amount = new Money(any(), currency);
            assertThat(Money.ofMajorUnits(amount.majorUnits(), currency)).isEqualTo(amount);
            assertThat(new BigDecimal(amount.toString().substring(4))).isEqualByComparingTo(amount.majorUnits());
        }
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void aSumIsExactOrAnErrorAndNeverAnotherAmount(CurrencyCode currency) {
        for (int i = 0; i < TRIES; i++) {
            Money one = new Money(any(), currency);
            Money other = new Money(any(), currency);
            int factor = RANDOM.nextInt();
            assertExactOrError(big(one).add(big(other)), () -> one.plus(other));
            assertExactOrError(big(one).negate(), one::negated);
            assertExactOrError(big(one).multiply(BigInteger.valueOf(factor)), () -> one.times(factor));
            if (other.micros() != Long.MIN_VALUE) { // it has no opposite
                assertExactOrError(big(one).subtract(big(other)), () -> one.minus(other));
            }
            int points = RANDOM.nextInt();
            assertExactOrError(
                    big(one).multiply(BigInteger.valueOf(points)).divide(WHOLE), () -> one.shareInBasisPoints(points));
        }
    }

    private static void assertStep(Money amount, Money down, long step) {
        assertThat(down.micros() % step).isZero();
        assertThat(amount.minus(down).micros()).isBetween(0L, step - 1);
        assertThat(down.plus(amount.minus(down))).isEqualTo(amount);
        assertThat(Money.ofMinorUnits(down.minorUnits(), amount.currency())).isEqualTo(down);
    }

    private static void assertExactOrError(BigInteger exact, Supplier<Money> sum) {
        if (fits(exact)) {
            assertThat(big(sum.get())).isEqualTo(exact);
        } else {
            assertThatThrownBy(sum::get).isInstanceOf(ArithmeticException.class);
        }
    }

    private static boolean fits(BigInteger number) {
        return number.bitLength() < Long.SIZE;
    }

    private static BigInteger big(Money amount) {
        return BigInteger.valueOf(amount.micros());
    }

    private static Money positive(CurrencyCode currency) {
        return new Money(any() & Long.MAX_VALUE, currency);
    }

    /** Some of them zero, some of them huge, at least one positive. */
    private static List<Long> weights() {
        Function<Long, Long> orNothing = weight -> RANDOM.nextInt(8) == 0 ? 0 : weight;
        return Stream.concat(
                        Stream.of(1 + (any() & Long.MAX_VALUE - 1)),
                        Stream.generate(() -> any() & Long.MAX_VALUE)
                                .limit(RANDOM.nextInt(12))
                                .map(orNothing))
                .toList();
    }

    /** Of every size, and often at the very ends. */
    private static long any() {
        long near = RANDOM.nextInt(3);
        return switch (RANDOM.nextInt(8)) {
            case 0 -> Long.MAX_VALUE - near;
            case 1 -> Long.MIN_VALUE + near;
            case 2 -> near - 1;
            default -> RANDOM.nextLong() >> RANDOM.nextInt(63);
        };
    }
}
