package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * A reader gave back what was paid for; it became credit. Published in the transaction that booked it, which took each
 * {@code net} from what its creator had collected.
 *
 * @param settlement the one that had paid for it
 * @param source what names it in the books
 * @param shares what each creator had got for it, as positive amounts; their {@code gross} is what the reader got back
 */
public record SettledItemReturned(
        long settlement, String source, ReaderId reader, int take, List<Share> shares, Instant at) {

    public SettledItemReturned {
        shares = List.copyOf(shares);
    }

    /** What the reader got back. */
    public Money gross() {
        return shares.stream().map(Share::gross).reduce(Money::plus).orElseThrow();
    }
}
