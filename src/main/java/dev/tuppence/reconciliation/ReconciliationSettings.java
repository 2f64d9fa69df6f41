package dev.tuppence.reconciliation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param schedule db-scheduler's notation, {@code -} for never
 * @param settled what is younger may still be on its way to the books
 * @param overlap how far a run goes back behind the one before
 * @param pause between two requests, so that the processor's limit of requests leaves room for payments
 * @param pages the most of one run, before it goes on the next day
 */
@Validated
@ConfigurationProperties("tuppence.reconciliation")
record ReconciliationSettings(
        @NotBlank String schedule,
        @NotNull @DurationMin(millis = 1) Duration settled,
        @NotNull @DurationMin(millis = 1) Duration overlap,
        @NotNull @DurationMin(millis = 1) Duration pause,
        @Positive int pages) {}
