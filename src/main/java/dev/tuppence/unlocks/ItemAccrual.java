package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.Money;

/**
 * What one item brought in since it was published: charges minus returns, paid by readers or not.
 *
 * @param pledged for a request, and the item is its number
 */
public record ItemAccrual(ItemId item, boolean pledged, int units, Money gross) {

    /** Without a part of it. */
    public ItemAccrual minus(ItemAccrual part) {
        return new ItemAccrual(item, pledged, units - part.units(), gross.minus(part.gross()));
    }
}
