package dev.tuppence.reversals;

import dev.tuppence.unlocks.ReturnReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Some purchases being taken back.
 *
 * @param reversed how many are done
 * @param waiting how many could not be taken back when they were last tried, since their payment is under way
 * @param endedAt when all were, or it was stopped
 */
public record Reversal(
        long id,
        ReturnReason why,
        ReversalScope scope,
        int reversed,
        int waiting,
        Instant startedAt,
        @Nullable Instant endedAt) {}
