package dev.tuppence.payouts;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How creators are paid.
 *
 * @param hold from collection until the money is the creator's to take
 * @param trustedHold the same for trusted creators
 * @param every from one run to the next, counted from a Monday
 * @param minimum what a run transfers at least, in major units per currency; a currency without a row is not paid out
 * @param atWillMinimum what a creator may ask for at least, in major units per currency
 * @param belowZero how far what is given back may take a creator's balance below zero, in major units per currency; beyond it, and
 *     in a currency without a row, it is owed
 * @param debtKept how long nothing may come in before what is owed is given up
 * @param refundsFirst how long transfers wait for refunds that have no answer yet
 * @param firstRetry from a refused transfer, or a step that broke, until it is tried again; each further time four times as long
 * @param longestRetry and never longer than this
 * @param retries in a row that no waiting mends, then an operator decides
 * @param reminders to creators without an account, counted from when readers paid the oldest of what waits
 * @param unclaimedAfter when what such creators have goes back to readers
 * @param countries ISO 3166-1 alpha-2 of the countries whose banks can be paid
 * @param recipientCountries of them, where the processor opens accounts only to receive from a platform
 * @param batch settlements released or creators paid per transaction or page
 */
@Validated
@ConfigurationProperties("tuppence.payouts")
record PayoutsSettings(
        @NotNull @DurationMin(millis = 1) Duration hold,
        @NotNull @DurationMin(millis = 1) Duration trustedHold,
        @NotNull @DurationMin(millis = 1) Duration every,
        @NotEmpty Map<CurrencyCode, BigDecimal> minimum,
        @NotEmpty Map<CurrencyCode, BigDecimal> atWillMinimum,
        @NotNull Map<CurrencyCode, BigDecimal> belowZero,
        @NotNull @DurationMin(millis = 1) Duration debtKept,
        @NotNull @DurationMin(millis = 1) Duration refundsFirst,
        @NotNull @DurationMin(millis = 1) Duration firstRetry,
        @NotNull @DurationMin(millis = 1) Duration longestRetry,
        @Positive int retries,
        @NotEmpty Set<@DurationMin(days = 1) Duration> reminders,
        @NotNull @DurationMin(millis = 1) Duration unclaimedAfter,
        @NotEmpty Set<String> countries,
        @NotNull Set<String> recipientCountries,
        @Positive int batch) {

    Money belowZeroOf(CurrencyCode currency) {
        return Money.ofMajorUnits(belowZero.getOrDefault(currency, BigDecimal.ZERO), currency);
    }

    /** @param times that it went wrong in a row */
    Duration waitAfter(int times) {
        Duration wait = firstRetry;
        for (int i = 1; i < times && wait.compareTo(longestRetry) < 0; i++) {
            wait = wait.multipliedBy(4);
        }
        return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
    }

    Optional<Money> minimumOf(CurrencyCode currency, TransferTrigger trigger) {
        boolean asked = trigger == TransferTrigger.CREATOR || trigger == TransferTrigger.OPERATOR;
        var table = asked ? atWillMinimum : minimum;
        return Optional.ofNullable(table.get(currency)).map(amount -> Money.ofMajorUnits(amount, currency));
    }
}
