package dev.tuppence.reversals;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param batch purchases looked up at once
 * @param again when those are tried again whose payment is under way
 */
@Validated
@ConfigurationProperties("tuppence.reversals")
record ReversalsSettings(
        @Min(1) int batch, @NotNull @DurationMin(millis = 1) Duration again) {}
