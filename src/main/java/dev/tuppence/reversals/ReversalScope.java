package dev.tuppence.reversals;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which purchases: those that fit all of it.
 *
 * @param readers at least one; empty only with an item, for everybody's
 * @param item none for all
 * @param creator none for all; what it shares with others is not taken from them
 * @param from the first moment
 * @param until the first moment after
 */
public record ReversalScope(
        Set<ReaderId> readers,
        @Nullable ItemId item,
        @Nullable CreatorId creator,
        Instant from,
        Instant until) {

    private static final int MOST_READERS = 1_000;

    public ReversalScope {
        readers = Set.copyOf(readers);
        if (readers.isEmpty() == (item == null) || readers.size() > MOST_READERS || !from.isBefore(until)) {
            throw new IllegalArgumentException("Too wide or empty");
        }
    }
}
