package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import java.time.Instant;

/**
 * A reader gave back what was paid for; it became credit. Published in the transaction that booked it, which took {@code net}
 * from what the creator had collected.
 *
 * @param settlement the one that had paid for it
 * @param share what the creator had got for it, as positive amounts; its {@code gross} is what the reader got back
 */
public record SettledItemReturned(long settlement, ReaderId reader, int take, Share share, Instant at) {}
