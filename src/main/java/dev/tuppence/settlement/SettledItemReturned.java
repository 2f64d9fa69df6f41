package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import java.time.Instant;

/**
 * A reader gave back what was paid for; it became credit. Published in the transaction that booked it, which took {@code net}
 * from what the creator had collected.
 *
 * @param gross what the reader got back
 * @param net what the creator had got for it
 */
public record SettledItemReturned(
        long settlement,
        ReaderId reader,
        CreatorId creator,
        ItemId item,
        int take,
        Money gross,
        Money net,
        Instant at) {}
