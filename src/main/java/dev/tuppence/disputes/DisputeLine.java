package dev.tuppence.disputes;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import java.time.Instant;

/**
 * What one charge of a disputed settlement brought one creator.
 *
 * @param item what was charged; for a pledge, the request's number
 * @param claimed how much of the disputed amount falls on it, by its price
 */
public record DisputeLine(
        CreatorId creator, ChargeKind kind, ItemId item, int take, Money price, Money claimed, Instant unlockedAt) {

    /** Both parts of one charge. */
    DisputeLine plus(DisputeLine other) {
        return new DisputeLine(
                creator, kind, item, take, price.plus(other.price), claimed.plus(other.claimed), unlockedAt);
    }
}
