package dev.tuppence.seals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verification that somebody asked for.
 *
 * @param compared of {@code sealedRows}; behind while it runs
 * @param endedAt null while it runs
 */
public record VerificationRun(
        long id,
        Instant askedAt,
        @Nullable String expected,
        long sealedRows,
        long compared,
        @Nullable Instant endedAt,
        @Nullable Misfit misfit) {

    public boolean running() {
        return endedAt == null;
    }
}
