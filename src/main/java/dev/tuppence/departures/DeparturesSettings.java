package dev.tuppence.departures;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param undo how long a departure can be undone */
@Validated
@ConfigurationProperties("tuppence.departures")
record DeparturesSettings(@NotNull @DurationMin(millis = 1) Duration undo) {}
