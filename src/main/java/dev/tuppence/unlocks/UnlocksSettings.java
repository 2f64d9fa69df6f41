package dev.tuppence.unlocks;

import dev.tuppence.money.CurrencyCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param quoteKey signs quotes; every node has the same
 * @param lanes threads that commit unlocks, each with a connection of its own
 * @param laneQueue unlocks that may wait in one lane
 * @param laneBatch unlocks committed together at most
 * @param answerTimeout how long a lane waits for the database
 * @param returnFreeUnlocks unlocks before the returned share counts
 * @param returnShareBasisPoints how much of what a reader unlocked may be given back, by value
 * @param foreignLimitBasisPoints a tab's limit in another than the home currency, of the full limit
 * @param limits per currency, in major units
 */
@Validated
@ConfigurationProperties("tuppence.unlocks")
record UnlocksSettings(
        @NotNull @Size(min = 32) String quoteKey,
        @NotNull @DurationMin(millis = 1) Duration quoteLifetime,
        @Positive @Max(64) int lanes,
        @Positive int laneQueue,
        @Positive @Max(4096) int laneBatch,
        @NotNull @DurationMin(millis = 1) Duration answerTimeout,
        @NotNull @DurationMin(millis = 1) Duration returnWindow,
        @NotNull @DurationMin(millis = 1) Duration notAsDescribedWindow,
        @PositiveOrZero int returnFreeUnlocks,
        @Min(0) @Max(10_000) int returnShareBasisPoints,
        @Min(0) @Max(10_000) int foreignLimitBasisPoints,
        @NotEmpty Map<CurrencyCode, @Valid Limits> limits) {

    /**
     * How much a tab may hold, in major units.
     *
     * @param perPaid added for each settlement paid, up to {@code top}
     */
    record Limits(
            @NotNull @PositiveOrZero BigDecimal guest,
            @NotNull @PositiveOrZero BigDecimal signedIn,
            @NotNull @PositiveOrZero BigDecimal card,
            @NotNull @PositiveOrZero BigDecimal perPaid,
            @NotNull @PositiveOrZero BigDecimal top) {}
}
