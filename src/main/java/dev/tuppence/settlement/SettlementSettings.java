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
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param platformFeeBasisPoints of every price
 * @param cardFeeCeilingBasisPoints what of a settlement creators bear of its card fee at most; the rest is the platform's
 * @param shieldBasisPoints of every price, out of the platform fee, against disputes
 * @param notice between telling the reader and charging the card
 * @param sweepAfter how long the oldest unlock waits at most before its tab is closed
 * @param latest after the oldest unlock nothing is charged later, and a tab that could not be charged takes nothing more
 * @param postponement how much later a reader may have a threshold settlement, once
 * @param limitBasisPoints how full of its limit a tab is when it is closed
 * @param grace how long unlocking goes on while a payment waits for its reader
 * @param retryAfter between tries of a card that may work later
 * @param unknownAfter without an outcome for this long it is called unknown
 * @param forgetAfter a settlement ended: longer than any bank takes with a dispute
 * @param forgetOnRequestAfter longer than anything can be given back
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
        @NotNull @DurationMin(millis = 1) Duration postponement,
        @Positive @Max(10_000) int limitBasisPoints,
        @NotNull @DurationMin(millis = 1) Duration grace,
        @NotNull @DurationMin(millis = 1) Duration retryAfter,
        @PositiveOrZero int maxRetries,
        @NotNull @DurationMin(millis = 1) Duration unknownAfter,
        @NotNull @DurationMin(millis = 1) Duration runEvery,
        @NotNull @DurationMin(millis = 1) Duration forgetAfter,
        @NotNull @DurationMin(millis = 1) Duration forgetOnRequestAfter,
        @Positive @Max(10_000) int pageSize,
        @Valid @NotNull CardFees cardFees,
        @NotEmpty Map<CurrencyCode, @Valid Amounts> amounts) {

    /**
     * @param minimum the least the processor charges a card
     * @param fixedFee the processor's fee for each card payment, besides its share
     */
    record Amounts(
            @NotNull @Positive BigDecimal minimum,
            @NotNull @PositiveOrZero BigDecimal fixedFee) {}

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
