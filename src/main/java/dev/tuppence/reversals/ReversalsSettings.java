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
 * @param takenDownWithin how old a purchase of what is taken down may be to be given back
 */
@Validated
@ConfigurationProperties("tuppence.reversals")
record ReversalsSettings(
        @Min(1) int batch,
        @NotNull @DurationMin(millis = 1) Duration again,
        @NotNull @DurationMin(millis = 1) Duration takenDownWithin) {}
