package dev.tuppence.tax;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A rate as it was published. It holds until the next one of its profile begins, so there are neither gaps nor overlaps.
 *
 * @param register where the platform would be registered for it: a country, or OSS for the European Union
 * @param day on which it began there
 * @param source what it can be checked against
 */
public record PublishedRate(String register, TaxRate rate, LocalDate day, Instant from, String source) {

    private static final int FIELDS = 6;

    /** {@code register,country,contents,percent,from,source}; several contents are separated by spaces. */
    static Stream<PublishedRate> of(String line) {
        String[] fields = line.split(",", FIELDS);
        if (fields.length < FIELDS || fields[FIELDS - 1].isBlank()) {
            throw new IllegalArgumentException("A tax rate needs %d fields: %s".formatted(FIELDS, line));
        }
        int points = new BigDecimal(fields[3]).movePointRight(2).intValueExact();
        if (points < 0 || points > 10_000 || TaxProfile.numberOf(fields[1]) == 0) {
            throw new IllegalArgumentException("No tax rate of a country: " + line);
        }
        OffsetDateTime from = OffsetDateTime.parse(fields[4]);
        return Arrays.stream(fields[2].split(" "))
                .map(ContentClass::valueOf)
                .map(content -> new PublishedRate(
                        fields[0],
                        new TaxRate(new TaxProfile(fields[1], content), points),
                        from.toLocalDate(),
                        from.toInstant(),
                        fields[5]));
    }
}
