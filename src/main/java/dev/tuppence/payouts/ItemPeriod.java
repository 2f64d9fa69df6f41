package dev.tuppence.payouts;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;

/** What one item brought in a period: {@code gross = platformFee + cardFee + net}, what was given back taken off. */
public record ItemPeriod(
        ChargeKind kind, ItemId item, int units, Money gross, Money platformFee, Money cardFee, Money net) {}
