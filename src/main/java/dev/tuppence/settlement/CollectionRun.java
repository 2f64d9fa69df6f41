package dev.tuppence.settlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Charging everything that was due at one time.
 *
 * @param total how many were due when it began
 * @param done how many it looked at
 * @param failed of those, how many the next run has to look at again
 * @param last the settlement it looked at last
 * @param stoppedAt when an operator stopped it; nothing is charged by itself until one starts it again
 */
public record CollectionRun(
        long id,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant stoppedAt,
        int total,
        int done,
        int failed,
        long last) {

    public boolean running() {
        return finishedAt == null && stoppedAt == null;
    }
}
