package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One charge on a tab, for whoever explains it.
 *
 * @param mark stands for the item where it is not to be named: it stays when the item is forgotten, and nobody can lead it back
 * @param payee the creator who sells; others may share in the price
 * @param returnedAt when it was given back, if it was
 */
public record Charge(
        ReaderId debtor,
        ChargeKind kind,
        ItemId item,
        int take,
        long mark,
        CreatorId payee,
        Money amount,
        int period,
        Instant at,
        @Nullable Instant returnedAt) {

    /** What names it among its debtor's charges. */
    public record Key(ChargeKind kind, ItemId item, int take) {}
}
