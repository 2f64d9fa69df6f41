package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.Money;

/** What one item brought in since it was published: charges minus returns, paid by readers or not. */
public record ItemAccrual(ItemId item, int units, Money gross) {}
