package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import java.time.Instant;

/**
 * What a page offered: this item, at this price, this time. Travels signed in the page's form; the server books exactly it.
 *
 * @param version the item's version that was offered
 * @param take which time the reader buys it: 1, and one more after each return
 */
public record Quote(ItemId item, int version, CreatorId creator, Money price, int take, Instant expiresAt) {}
