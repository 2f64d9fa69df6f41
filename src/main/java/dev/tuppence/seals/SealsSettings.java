package dev.tuppence.seals;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param transactions that one seal covers at most, so that none takes long
 * @param file gets a line for each seal
 */
@Validated
@ConfigurationProperties("tuppence.seals")
record SealsSettings(
        @NotNull @DurationMin(millis = 1) Duration every,
        @Positive long transactions,
        @NotBlank String file) {}
