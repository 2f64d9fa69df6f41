package dev.tuppence.screening;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.reversals.ReversalScope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A creator whose readers are looked at; meanwhile nothing is transferred to it, and its readers notice nothing.
 *
 * @param reason of a withholding
 * @param readers whose purchases are, or would be, withheld; empty before one was proposed
 * @param from the first purchase in question
 * @param proposedAt purchases after it are not withheld
 * @param appealUntil none before it is decided
 * @param appeal the creator's words
 * @param reversal that takes back
 * @param decidedAt when it was over
 */
public record Review(
        long id,
        CreatorId creator,
        ReviewState state,
        Instant openedAt,
        @Nullable WithholdingReason reason,
        Set<ReaderId> readers,
        Instant from,
        @Nullable ReaderId proposedBy,
        @Nullable Instant proposedAt,
        @Nullable ReaderId agreedBy,
        @Nullable Instant appealUntil,
        @Nullable String appeal,
        @Nullable Long reversal,
        @Nullable Instant decidedAt) {

    /** @param now when nobody proposed anything yet */
    ReversalScope scope(Set<ReaderId> readers, Instant now) {
        return new ReversalScope(readers, null, creator, from, proposedAt == null ? now : proposedAt);
    }
}
