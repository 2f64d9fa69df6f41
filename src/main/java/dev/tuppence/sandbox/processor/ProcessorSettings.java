package dev.tuppence.sandbox.processor;

import dev.tuppence.money.CurrencyCode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * @param pagesBase the site's address, under which the hosted pages are; port 0 stands for the port the server got
 * @param platformCountry ISO 3166-1 alpha-2; cards of other countries cost {@code foreignBasisPoints} more
 * @param exchangeRates what one unit is in the platform country's currency, of currencies in which the platform has no balance
 * @param refundKnownAfter when a refund of the test cards for it stops being pending, or fails
 * @param disputeFeeReturned whether a dispute won gives the fee back; Stripe keeps it in most countries
 */
@Validated
@Profile("sandbox")
@ConfigurationProperties("tuppence.sandbox.processor")
record ProcessorSettings(
        @NotBlank String secretKey,
        @NotBlank String webhookSecret,
        @NotBlank String connectWebhookSecret,
        @NotNull URI pagesBase,
        @NotBlank String platformCountry,
        @Positive int requestsPerSecond,
        @Positive int requestsPerSecondAndEndpoint,
        @NotNull @DurationMin(millis = 1) Duration slowAnswer,
        @Positive int feeBasisPoints,
        @Positive int foreignBasisPoints,
        Map<CurrencyCode, @Positive BigDecimal> exchangeRates,
        @Positive int availableAfterBusinessDays,
        @NotNull @DurationMin(millis = 1) Duration payoutTakes,
        @NotNull @DurationMin(millis = 1) Duration refundKnownAfter,
        @NotNull @DurationMin(millis = 1) Duration disputeAnswerWithin,
        boolean disputeFeeReturned,
        @NotNull @DurationMin(millis = 1) Duration webhookFirstRetry,
        @NotNull @DurationMin(millis = 1) Duration webhookTimeout,
        @Positive int webhookAttempts) {

    ProcessorSettings {
        exchangeRates = exchangeRates == null ? Map.of() : Map.copyOf(exchangeRates);
    }
}
