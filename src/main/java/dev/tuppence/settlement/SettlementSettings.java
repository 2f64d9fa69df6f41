package dev.tuppence.settlement;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param platformFeeBasisPoints of every price
 * @param cardFeeCeilingBasisPoints what of a settlement creators bear of its card fee at most; the rest is the platform's
 * @param shieldBasisPoints of every price, out of the platform fee, against disputes
 * @param notice between telling the reader and charging the card
 * @param sweepAfter how long the oldest unlock waits at most before its tab is closed
 * @param latest after the oldest unlock: on that day at the latest something is charged by itself, and a tab that could not be charged takes nothing more
 * @param writeOffAfter the oldest unlock creators no longer count on what is not paid
 * @param forgiveEvery how long until something too small to be charged is forgiven the same reader again
 * @param postponement how much later a reader may have a threshold settlement, once
 * @param limitBasisPoints how full of its limit a tab is when it is closed
 * @param grace how long unlocking goes on while a payment waits for its reader
 * @param reminders after these times a reader is told again that a payment waits to be confirmed
 * @param confirmWithin this time; then it counts as declined
 * @param retries how long to wait before each further try of a card that may work later, by decline code; {@code other} for the rest
 * @param unknownAfter without an outcome for this long it is called unknown
 * @param paymentsPerSecond what the processor takes of one kind
 * @param forgetAfter a settlement ended: longer than any bank takes with a dispute
 * @param forgetOnRequestAfter longer than anything can be given back
 * @param prefundTimes the least the processor charges: what a reader may pay at once
 * @param unheardOfTimes the least the processor charges: what is charged at most while its notice reached nobody
 * @param amounts per currency, in major units
 */
@Validated
@ConfigurationProperties("tuppence.settlement")
record SettlementSettings(
        @Min(0) @Max(5_000) int platformFeeBasisPoints,
        @Min(1) @Max(5_000) int cardFeeCeilingBasisPoints,
        @Min(0) @Max(5_000) int shieldBasisPoints,
        @NotNull @DurationMin(millis = 1) Duration notice,
        @NotNull @DurationMin(millis = 1) Duration sweepAfter,
        @NotNull @DurationMin(millis = 1) Duration latest,
        @NotNull @DurationMin(millis = 1) Duration writeOffAfter,
        @NotNull @DurationMin(millis = 1) Duration forgiveEvery,
        @NotNull @DurationMin(millis = 1) Duration postponement,
        @Positive @Max(10_000) int limitBasisPoints,
        @NotNull @DurationMin(millis = 1) Duration grace,
        @NotNull @Size(max = 10) List<@NotNull @DurationMin(millis = 1) Duration> reminders,
        @NotNull @DurationMin(millis = 1) Duration confirmWithin,
        @NotEmpty Map<String, @Size(max = 10) List<@NotNull @DurationMin(millis = 1) Duration>> retries,
        @NotNull @DurationMin(millis = 1) Duration unknownAfter,
        @NotNull @DurationMin(millis = 1) Duration runEvery,
        @Positive @Max(100) int paymentsPerSecond,
        @NotNull @DurationMin(millis = 1) Duration forgetAfter,
        @NotNull @DurationMin(millis = 1) Duration forgetOnRequestAfter,
        @Positive @Max(10_000) int pageSize,
        @Min(2) @Max(100) int prefundTimes,
        @Min(2) @Max(100) int unheardOfTimes,
        @Valid @NotNull Withdrawal withdrawal,
        @Valid @NotNull CardFees cardFees,
        @NotEmpty Map<CurrencyCode, @Valid Amounts> amounts) {

    private static final String OTHER = "other";

    /**
     * @param minimum the least the processor charges a card
     * @param fixedFee the processor's fee for each card payment, besides its share
     */
    record Amounts(
            @NotNull @Positive BigDecimal minimum,
            @NotNull @PositiveOrZero BigDecimal fixedFee) {}

    /**
     * Where and for how long a reader may have all of a purchase back on the card, read or not.
     *
     * @param countries of cards, ISO 3166-1 alpha-2
     */
    record Withdrawal(
            @NotNull @DurationMin(millis = 1) Duration within,
            @NotNull Set<String> countries) {}

    /**
     * The processor's share of a card payment.
     *
     * @param country where the platform is, ISO 3166-1 alpha-2; cards of other countries cost more
     * @param currency of the platform's account; other currencies are converted at a price
     * @param brands extra for a brand, as the processor names it
     */
    record CardFees(
            @NotBlank String country,
            @NotNull CurrencyCode currency,
            @PositiveOrZero int basisPoints,
            @PositiveOrZero int foreignBasisPoints,
            @PositiveOrZero int conversionBasisPoints,
            @NotNull Map<String, Integer> brands) {}

    @AssertTrue(message = "the dearest card's share must be below card-fee-ceiling-basis-points")
    boolean isEveryCardWorthwhile() {
        int dearest = cardFees.brands().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return cardFees.basisPoints() + cardFees.foreignBasisPoints() + cardFees.conversionBasisPoints() + dearest
                < cardFeeCeilingBasisPoints;
    }

    @AssertTrue(message = "sweep-after and notice must end by latest, and latest before write-off-after")
    boolean isInTime() {
        return sweepAfter.plus(notice).compareTo(latest) <= 0 && latest.compareTo(writeOffAfter) < 0;
    }

    @AssertTrue(message = "retries needs a schedule for other")
    boolean isEveryDeclineScheduled() {
        return retries.containsKey(OTHER);
    }

    List<Duration> retriesAfter(String code) {
        return retries.getOrDefault(code, Objects.requireNonNull(retries.get(OTHER)));
    }

    /** What a reader may pay at once when a settlement alone is not worth its fee. */
    Money prefund(CurrencyCode currency) {
        return minimum(currency, prefundTimes);
    }

    /** What is charged at most of who could not be told. */
    Money unheardOf(CurrencyCode currency) {
        return minimum(currency, unheardOfTimes);
    }

    private Money minimum(CurrencyCode currency, int times) {
        return Money.ofMajorUnits(amountsOf(currency).minimum().multiply(BigDecimal.valueOf(times)), currency);
    }

    /** Too small for the reader's card or for its fee. */
    boolean isDust(Money amount) {
        return !amount.exceeds(minimum(amount.currency()));
    }

    /** @throws UnknownAmounts when this currency is not in the table */
    Money minimum(CurrencyCode currency) {
        return Money.ofMajorUnits(amountsOf(currency).minimum(), currency);
    }

    Money fixedFee(CurrencyCode currency) {
        return Money.ofMajorUnits(amountsOf(currency).fixedFee(), currency);
    }

    boolean knows(CurrencyCode currency) {
        return amounts.containsKey(currency);
    }

    private Amounts amountsOf(CurrencyCode currency) {
        Amounts known = amounts.get(currency);
        if (known == null) {
            throw new UnknownAmounts(currency);
        }
        return known;
    }
}
