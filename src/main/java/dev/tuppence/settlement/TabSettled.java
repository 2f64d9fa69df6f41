package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import java.time.Instant;
import java.util.List;

/**
 * A settlement was paid and booked. Published in the transaction that booked it.
 *
 * @param availableOn when the processor lets the platform transfer the money
 * @param shares per item; their sums are the creators' credits in the books
 */
public record TabSettled(long settlement, ReaderId reader, Instant at, Instant availableOn, List<Share> shares) {

    public TabSettled {
        shares = List.copyOf(shares);
    }
}
