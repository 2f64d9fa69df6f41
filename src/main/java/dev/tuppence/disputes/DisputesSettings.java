package dev.tuppence.disputes;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param reserveFor how long what a settlement gave to the reserve stays there: longer than any bank takes with a dispute */
@Validated
@ConfigurationProperties("tuppence.disputes")
record DisputesSettings(@NotNull @DurationMin(millis = 1) Duration reserveFor) {}
