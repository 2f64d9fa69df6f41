package dev.tuppence.tax;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A quarter of a year, e.g. {@code 2026-Q4}. */
public record Quarter(int year, int number) {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final int MONTHS = 3;

    static Quarter of(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("No quarter: " + text);
        }
        return new Quarter(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }

    static Quarter at(Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    Quarter before() {
        return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
    }

    Instant begins(ZoneId zone) {
        return LocalDate.of(year, MONTHS * (number - 1) + 1, 1)
                .atStartOfDay(zone)
                .toInstant();
    }

    Instant ends(ZoneId zone) {
        return LocalDate.ofInstant(begins(zone), zone)
                .plusMonths(MONTHS)
                .atStartOfDay(zone)
                .toInstant();
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
