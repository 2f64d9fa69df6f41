package dev.tuppence.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MoneyUnitTests {

    private static final long SEED = System.nanoTime();

    @Test
    void amountsOfTwoCurrenciesDoNotMeet() {
        assertThatThrownBy(() -> usd("1").plus(new Money(1, CurrencyCode.EUR))).isInstanceOf(CurrencyMismatch.class);
        assertThatThrownBy(() -> usd("1").compareTo(new Money(1, CurrencyCode.EUR)))
                .isInstanceOf(CurrencyMismatch.class);
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 5.128, 5.12, 512",
        "KRW, 1234.9, 1234, 1234",
        "JPY, 0.5, 0, 0",
        "KWD, 5.128, 5.12, 5120",
        "ISK, 500.99, 500, 50000",
        "UGX, 12.5, 12, 1200",
        "HUF, 10.55, 10.55, 1055"
    })
    void aCardIsChargedWhatItsCurrencyAllowsRoundedDown(
            CurrencyCode currency, String amount, String charged, long processorsNumber) {
        Money chargeable = Money.ofMajorUnits(new BigDecimal(amount), currency).chargeable();
        assertThat(chargeable).isEqualTo(Money.ofMajorUnits(new BigDecimal(charged), currency));
        assertThat(chargeable.minorUnits()).isEqualTo(processorsNumber);
    }

    @ParameterizedTest
    @CsvSource({"HUF, 10.55, 10", "TWD, 99.99, 99", "USD, 10.559, 10.55", "ISK, 10.5, 10"})
    void aBankIsPaidWhatItsCurrencyAllowsRoundedDown(CurrencyCode currency, String amount, String paid) {
        assertThat(Money.ofMajorUnits(new BigDecimal(amount), currency).payable())
                .isEqualTo(Money.ofMajorUnits(new BigDecimal(paid), currency));
    }

    @ParameterizedTest
    @CsvSource({"USD, 0.548856, 0.55", "USD, -0.545, -0.55", "USD, 0.004, 0.004", "JPY, 12.5, 13", "USD, 0.00, 0.00"})
    void peopleReadTheNearestAmountAndNeverZeroForWhatIsNotZero(CurrencyCode currency, String amount, String near) {
        assertThat(Money.ofMajorUnits(new BigDecimal(amount), currency).nearest())
                .isEqualTo(Money.ofMajorUnits(new BigDecimal(near), currency));
    }

    @ParameterizedTest
    @EnumSource(CurrencyCode.class)
    void roundingDownLosesLessThanOneStepAndInventsNothing(CurrencyCode currency) {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            Money amount = new Money(random.nextLong(1_000_000_000_000L), currency);
            Money rest = amount.minus(amount.chargeable());
            assertThat(rest.micros()).as("seed %d", SEED).isBetween(0L, currency.chargeStepMicros() - 1);
            assertThat(Money.ofMinorUnits(amount.chargeable().minorUnits(), currency))
                    .isEqualTo(amount.chargeable());
        }
    }

    @Test
    void sharesAlwaysSumToTheWhole() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Money whole = new Money(random.nextLong(100_000_000_000L), CurrencyCode.KRW);
            List<Long> weights = IntStream.range(0, 1 + random.nextInt(80))
                    .mapToObj(n -> 1 + random.nextLong(1_000_000_000_000L))
                    .toList();
            List<Money> shares = whole.splitBy(weights);
            assertThat(shares.stream().reduce(Money.zero(CurrencyCode.KRW), Money::plus))
                    .as("seed %d", SEED)
                    .isEqualTo(whole);
            assertThat(shares).noneMatch(Money::isNegative);
        }
    }

    @Test
    void whatIsLeftOfASplitGoesToTheLargestRemainderAndTiesToTheFirst() {
        assertThat(new Money(10, CurrencyCode.USD).splitBy(List.of(1L, 1L, 1L)))
                .extracting(Money::micros)
                .containsExactly(4L, 3L, 3L);
        assertThat(new Money(100, CurrencyCode.USD).splitBy(List.of(333L, 666L, 1L)))
                .extracting(Money::micros)
                .containsExactly(33L, 67L, 0L);
    }

    @Test
    void nothingIsSplitByNothing() {
        assertThatThrownBy(() -> usd("1").splitBy(List.of(0L, 0L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usd("1").splitBy(List.of(-1L, 2L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usd("1").negated().splitBy(List.of(1L))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFeeOfWholePercentIsExactForEveryPrice() {
        for (long micros = 100; micros <= 10_000; micros += 100) {
            Money price = new Money(micros, CurrencyCode.USD);
            assertThat(price.shareInBasisPoints(800).micros() * 100).isEqualTo(price.micros() * 8);
        }
    }

    @Test
    void aLargeSumInWonHasAShareWithoutOverflow() {
        assertThat(Money.ofMinorUnits(9_000_000_000_000L, CurrencyCode.KRW).shareInBasisPoints(10_000))
                .isEqualTo(Money.ofMinorUnits(9_000_000_000_000L, CurrencyCode.KRW));
    }

    @Test
    void overflowIsAnErrorAndNotAnotherAmount() {
        Money most = new Money(Long.MAX_VALUE, CurrencyCode.USD);
        assertThatThrownBy(() -> most.plus(new Money(1, CurrencyCode.USD))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMinorUnits(Long.MAX_VALUE, CurrencyCode.KRW))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatIsNoWholeNumberOfMinorUnitsHasNone() {
        assertThatThrownBy(() -> usd("0.004").minorUnits()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> usd("1").negated().chargeable()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMajorUnits(new BigDecimal("0.0000001"), CurrencyCode.USD))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void logsShowTheWholeAmount() {
        assertThat(usd("0.004")).hasToString("USD 0.004");
        assertThat(usd("1.5")).hasToString("USD 1.50");
        assertThat(Money.ofMinorUnits(1500, CurrencyCode.KRW)).hasToString("KRW 1500");
    }

    @Test
    void comparesAndLimits() {
        assertThat(usd("2").exceeds(usd("1"))).isTrue();
        assertThat(usd("1").exceeds(usd("1"))).isFalse();
        assertThat(usd("2").atMost(usd("1"))).isEqualTo(usd("1"));
        assertThat(usd("1").atMost(usd("2"))).isEqualTo(usd("1"));
        assertThat(usd("0.15").times(3)).isEqualTo(usd("0.45"));
        assertThat(usd("0").isZero()).isTrue();
        assertThat(usd("0").isPositive()).isFalse();
        assertThat(usd("0.1").isPositive()).isTrue();
    }

    private static Money usd(String amount) {
        return Money.ofMajorUnits(new BigDecimal(amount), CurrencyCode.USD);
    }
}
