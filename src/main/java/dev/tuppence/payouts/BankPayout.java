package dev.tuppence.payouts;

import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the processor paid, or is paying, to a creator's bank.
 *
 * @param state the processor's: {@code pending}, {@code in_transit}, {@code paid}, {@code failed}, {@code canceled}
 * @param failure the processor's reason when it failed
 * @param wasPaid it had arrived, even if the bank sent it back later
 */
public record BankPayout(
        String payout,
        Money amount,
        String state,
        Instant arrivesAt,
        @Nullable String failure,
        boolean wasPaid,
        Instant firstSeenAt) {}
