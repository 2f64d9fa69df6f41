package dev.tuppence.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One comparison with the processor.
 *
 * @param until exclusive
 * @param moves how many movements it has seen for the first time
 */
public record ReconciliationRun(
        long id,
        Instant since,
        Instant until,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long moves) {}
