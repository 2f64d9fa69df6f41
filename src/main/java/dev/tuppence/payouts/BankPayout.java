package dev.tuppence.payouts;

import dev.tuppence.money.Money;
import java.time.Instant;

/**
 * A payout from the creator's account at the processor to the bank.
 *
 * @param state the processor's: {@code pending}, {@code in_transit}, {@code paid}, {@code failed}, {@code canceled}
 */
public record BankPayout(String payout, Money amount, String state, Instant arrivesAt, Instant firstSeenAt) {}
