package dev.tuppence.screening;

import dev.tuppence.creators.CreatorId;
import java.time.Instant;

/**
 * A review reached what its creator is told of, in the transaction that recorded it.
 *
 * @param at until when it may appeal, when it is decided; otherwise when it happened
 */
public record ReviewMoved(CreatorId creator, ReviewState state, Instant at) {}
