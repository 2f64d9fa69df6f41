package dev.tuppence.admin;

import dev.tuppence.ledger.SelfCheck.Finding;
import dev.tuppence.ledger.TrialBalance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last check of the books, or the one that runs.
 *
 * @param startedAt none when there never was one
 * @param finishedAt when the last one ended; none while the first one runs
 * @param done how many rules it asked
 * @param total how many it asks
 * @param findings what each rule said last, those that do not hold first
 */
public record CheckUp(
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int done,
        int total,
        TrialBalance balance,
        List<Finding> findings) {

    public boolean running() {
        return startedAt != null && (finishedAt == null || finishedAt.isBefore(startedAt));
    }

    public boolean sound() {
        return balance.balanced() && findings.stream().allMatch(Finding::holds);
    }
}
