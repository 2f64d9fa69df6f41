package dev.tuppence.admin;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param within how soon what waits for a person is to be seen to, where no bank says so */
@Validated
@ConfigurationProperties("tuppence.admin")
record AdminSettings(@NotNull Map<MatterKind, @DurationMin(minutes = 1) Duration> within) {

    Instant deadline(MatterKind kind, Instant since) {
        return since.plus(within.getOrDefault(kind, Duration.ZERO));
    }
}
