package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import java.time.Instant;
import java.util.List;

/**
 * Nobody paid a settlement for too long. Published in the transaction that booked it; when it is paid after all,
 * {@link TabSettled} follows.
 *
 * @param parts what its creators do not get, before fees
 */
public record TabWrittenOff(long settlement, ReaderId reader, Instant at, List<Part> parts) {

    public TabWrittenOff {
        parts = List.copyOf(parts);
    }
}
