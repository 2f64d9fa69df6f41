package dev.tuppence.reversals;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item that nobody may read.
 *
 * @param note what its creator is told
 * @param objection the creator's one answer
 * @param restoredAt when everybody could read it again
 */
public record Takedown(
        long id,
        ItemId item,
        CreatorId creator,
        TakedownReason reason,
        String note,
        long reversal,
        Instant takenAt,
        @Nullable String objection,
        @Nullable Instant objectedAt,
        @Nullable Instant restoredAt) {

    public boolean objectionable() {
        return objection == null && restoredAt == null;
    }
}
