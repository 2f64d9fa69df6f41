package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import java.time.Instant;

/**
 * A creator has money and no account to be paid to.
 *
 * @param backAt when it begins to go back to readers
 */
public record EarningsUnclaimed(CreatorId creator, Money amount, Instant backAt) {}
