package dev.tuppence.payments;

import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payout from a payee's account at the processor to its bank went on.
 *
 * @param state the processor's: {@code pending}, {@code in_transit}, {@code paid}, {@code failed}, {@code canceled}
 * @param failure the processor's reason when it failed
 * @param current from the account that the payee is paid to now, not from one it left
 */
public record BankPayoutChanged(
        Payee payee,
        String payout,
        Money amount,
        String state,
        Instant arrivesAt,
        @Nullable String failure,
        boolean current) {}
