package dev.tuppence.disputes;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import java.time.Instant;

/**
 * One item of a disputed settlement.
 *
 * @param claimed how much of the disputed amount falls on it, by its price
 */
public record DisputeLine(CreatorId creator, ItemId item, int take, Money price, Money claimed, Instant unlockedAt) {}
