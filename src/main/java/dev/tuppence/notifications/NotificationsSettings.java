package dev.tuppence.notifications;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Locale;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxAttempts of one listener at one event; afterwards it waits for an operator
 * @param gather how often finance is told of troubles with transfers at most
 * @param finance gets a mail for each seal
 */
@Validated
@ConfigurationProperties("tuppence.notifications")
record NotificationsSettings(
        @NotNull @DurationMin(millis = 1) Duration resubmitEvery,
        @Positive int maxAttempts,
        @NotNull @DurationMin(millis = 1) Duration gather,
        @NotBlank String finance,
        @NotNull Locale financeLocale) {}
