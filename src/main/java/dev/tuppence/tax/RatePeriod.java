package dev.tuppence.tax;

import java.time.Instant;

/**
 * When a rate holds.
 *
 * @param to not included
 */
public record RatePeriod(PublishedRate published, Instant from, Instant to) {

    /** For ever, as far as we know. */
    static final Instant OPEN = Instant.parse("9999-01-01T00:00:00Z");

    public TaxRate rate() {
        return published.rate();
    }

    public boolean open() {
        return to.equals(OPEN);
    }

    public boolean holdsAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
