package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import java.time.Instant;

/**
 * What goes to a creator's bank is where it was not before, in the transaction that recorded it.
 *
 * @param state as in {@link BankPayout}
 */
public record BankPayoutMoved(CreatorId creator, String payout, Money amount, String state, Instant arrivesAt) {}
