package dev.tuppence.admin;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param within how soon what waits for a person is to be seen to, where no bank says so
 * @param alone per currency, in major units: how much one person may correct in a day without another one
 */
@Validated
@ConfigurationProperties("tuppence.admin")
record AdminSettings(
        @NotNull Map<MatterKind, @DurationMin(minutes = 1) Duration> within,
        @NotNull Map<CurrencyCode, @PositiveOrZero BigDecimal> alone,
        @NotNull @Valid GivenAlone goodwill) {

    /**
     * Per currency, in major units, what one person may give readers without another one; nothing where it is not named.
     *
     * @param item for one thing that was paid
     * @param day in all
     */
    record GivenAlone(
            @NotNull Map<CurrencyCode, @PositiveOrZero BigDecimal> item,
            @NotNull Map<CurrencyCode, @PositiveOrZero BigDecimal> day) {

        Money itemIn(CurrencyCode currency) {
            return in(currency, item);
        }

        Money dayIn(CurrencyCode currency) {
            return in(currency, day);
        }
    }

    /** Nothing where the currency is not named. */
    Money aloneIn(CurrencyCode currency) {
        return in(currency, alone);
    }

    private static Money in(CurrencyCode currency, Map<CurrencyCode, BigDecimal> amounts) {
        return Money.ofMajorUnits(amounts.getOrDefault(currency, BigDecimal.ZERO), currency);
    }

    Instant deadline(MatterKind kind, Instant since) {
        return since.plus(within.getOrDefault(kind, Duration.ZERO));
    }
}
