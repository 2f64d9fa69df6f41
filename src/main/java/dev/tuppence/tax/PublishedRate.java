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
 * @param law what says so
 * @param checked what public source says the same; where it is not verified, why
 */
public record PublishedRate(
        String register, TaxRate rate, LocalDate day, Instant from, String law, String checked, boolean verified) {

    private static final int FIELDS = 7;
    private static final String UNVERIFIED = "unverified";

    /** {@code register,country,contents,percent,from,law,checked}; several contents are separated by spaces. */
    static Stream<PublishedRate> of(String line) {
        String[] fields = line.split(",", FIELDS);
        if (fields.length < FIELDS || fields[5].isBlank() || fields[6].isBlank()) {
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
                        fields[5],
                        fields[6].replaceFirst("^" + UNVERIFIED + ":? ?", ""),
                        !fields[6].startsWith(UNVERIFIED)));
    }
}
