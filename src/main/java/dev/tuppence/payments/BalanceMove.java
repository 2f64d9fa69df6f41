package dev.tuppence.payments;

import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What moved the platform's balance at the processor, once.
 *
 * @param object the processor's id of what it belongs to: a card payment's intent, a refund, a dispute, a transfer, a payout …
 * @param net after the processor's fee, in the balance's currency
 * @param own the same in the currency of what it belongs to, where that was exchanged into the balance's, at this movement's own rate
 */
public record BalanceMove(
        String id,
        String type,
        String object,
        Money net,
        @Nullable Money own,
        Instant at) {}
