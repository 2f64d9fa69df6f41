package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A correction and what became of it.
 *
 * @param mirrors the adjustment that it takes back
 * @param approved null until another admin decided
 */
public record Adjustment(
        long id,
        AdjustmentWish wish,
        @Nullable Long mirrors,
        ReaderId requestedBy,
        Instant requestedAt,
        @Nullable Boolean approved,
        @Nullable ReaderId decidedBy) {

    public boolean open() {
        return approved == null;
    }

    /** Taken back by another one, which is mirrored by none. */
    public boolean mirrorable() {
        return Boolean.TRUE.equals(approved) && mirrors == null;
    }
}
