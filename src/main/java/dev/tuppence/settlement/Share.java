package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;

/**
 * What one item brings its creator out of one settlement: {@code gross = platformFee + cardFee + net}, exactly.
 *
 * @param units how often the reader bought it (once, but for takes)
 */
public record Share(
        CreatorId creator, ItemId item, int units, Money gross, Money platformFee, Money cardFee, Money net) {}
