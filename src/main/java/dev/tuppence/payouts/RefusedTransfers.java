package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Transfers to one creator that the processor refused in a row. Nothing is lost: the money is available again.
 *
 * @param amount of the last one
 * @param code the processor's reason for the last one
 * @param lastAt when the processor refused the last one
 * @param retryAt none when an operator has to see to it
 */
public record RefusedTransfers(
        CreatorId creator,
        Money amount,
        int times,
        @Nullable String code,
        @Nullable Instant lastAt,
        @Nullable Instant retryAt) {

    static final String LOW_BALANCE = "balance_insufficient";

    static RefusedTransfers none(CreatorId creator, Money nothing) {
        return new RefusedTransfers(creator, nothing, 0, null, null, null);
    }

    /** Trying again by itself ended. */
    public boolean waitsForOperator() {
        return times > 0 && retryAt == null;
    }
}
