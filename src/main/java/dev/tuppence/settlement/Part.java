package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import java.time.Instant;

/**
 * What one charge brings one creator before fees; the parts of a charge are the charge.
 *
 * @param item what was charged; for a pledge, the request's number
 */
public record Part(CreatorId creator, ChargeKind kind, ItemId item, int take, Money amount, Instant at) {}
