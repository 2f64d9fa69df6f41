package dev.tuppence.departures;

import java.time.Instant;

/**
 * A reader on the way out.
 *
 * @param endsAt until when it can be undone
 */
public record Departure(Instant askedAt, Instant endsAt) {}
