package dev.tuppence.reversals;

import dev.tuppence.creators.CreatorId;
import java.time.Instant;

/**
 * An item of a creator's was taken down, or everybody may read it again, in the transaction that recorded it.
 *
 * @param restored it is over
 */
public record TakedownMoved(CreatorId creator, boolean restored, Instant at) {}
