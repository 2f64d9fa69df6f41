package dev.tuppence.screening;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param schedule when signals are gathered, in db-scheduler's notation, {@code -} for never
 * @param within how far back readers' charges are looked at
 * @param leastUnlocks fewer of one reader at one creator tell nothing
 * @param readerPercent from which share of a reader's spending on that is nearly one creator's only
 * @param incomePercent from which share a few new readers are much of what a creator earns
 * @param fewReaders how many are few
 * @param newReader for how long a reader is new
 * @param fastUnlocks how many within {@code fastWithin} nobody reads
 * @param sharedDays on how many days a reader came from where a team member did
 * @param weight of each kind; a kind counts once
 * @param opensAt the sum of weights that opens a review
 * @param appeal how long a creator may appeal before anything is withheld
 * @param most signals of one kind in one run
 */
@Validated
@ConfigurationProperties("tuppence.screening")
record ScreeningSettings(
        @NotBlank String schedule,
        @NotNull @DurationMin(millis = 1) Duration within,
        @Min(2) int leastUnlocks,
        @Min(1) @Max(100) int readerPercent,
        @Min(1) @Max(100) int incomePercent,
        @Positive int fewReaders,
        @NotNull @DurationMin(millis = 1) Duration newReader,
        @Min(2) int fastUnlocks,
        @NotNull @DurationMin(millis = 1) Duration fastWithin,
        @Positive int sharedDays,
        @NotNull Map<SignalKind, @Positive Integer> weight,
        @Positive int opensAt,
        @NotNull @DurationMin(millis = 1) Duration appeal,
        @Positive int most) {

    ScreeningSettings {
        if (!weight.keySet().equals(EnumSet.allOf(SignalKind.class))) {
            throw new IllegalArgumentException("Each kind of signal has a weight");
        }
        if (Objects.requireNonNull(weight.get(SignalKind.DEVICE_OF_TEAM)) >= opensAt) {
            throw new IllegalArgumentException("Whole households and schools share networks: that alone opens nothing");
        }
    }
}
