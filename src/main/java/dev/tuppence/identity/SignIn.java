package dev.tuppence.identity;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One browser that speaks for a reader.
 *
 * @param id hash of the browser's secret, in hex
 * @param lastSeenOn day in UTC
 * @param adminUntil until when the operator's pages believe a step-up; none without one
 */
public record SignIn(
        String id,
        SignedInReader reader,
        SignInMethod method,
        LocalDate lastSeenOn,
        @Nullable Instant adminUntil) {}
