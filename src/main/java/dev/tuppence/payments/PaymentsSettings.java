package dev.tuppence.payments;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param secretKey the platform's key at the processor
 * @param webhookSecret signs what the processor tells about the platform's own objects
 * @param connectWebhookSecret signs what it tells about connected accounts
 * @param firstRetry doubled with each further try
 * @param taskAfter a payment's task starts that much later, because a reader who waits for it mostly brings it on before
 * @param unknownAfter a call without an answer for this long is asked about
 * @param keysKept how long the processor surely remembers an idempotency key; afterwards it is asked, not called again
 * @param expiryNotice how long before a card ends its payer is told
 * @param eventsBack how far back the daily listing looks for events that never arrived
 */
@Validated
@ConfigurationProperties("tuppence.payments")
record PaymentsSettings(
        @Nullable String secretKey,
        @Nullable String webhookSecret,
        @Nullable String connectWebhookSecret,
        @NotNull DataSize webhookMaxBody,
        @NotNull @DurationMin(millis = 1) Duration connectTimeout,
        @NotNull @DurationMin(millis = 1) Duration readTimeout,
        @NotNull @DurationMin(millis = 1) Duration firstRetry,
        @Positive int maxRetries,
        @NotNull @DurationMin(millis = 1) Duration taskAfter,
        @NotNull @DurationMin(millis = 1) Duration unknownAfter,
        @NotNull @DurationMin(millis = 1) Duration keysKept,
        @NotNull @DurationMin(millis = 1) Duration eventsBack,
        @NotNull @DurationMin(millis = 1) Duration expiryNotice,
        @Positive int pageSize) {}
