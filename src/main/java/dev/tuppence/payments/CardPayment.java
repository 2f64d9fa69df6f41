package dev.tuppence.payments;

import dev.tuppence.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One card payment as it stands.
 *
 * @param intent the processor's id, kept before it is confirmed
 * @param failure names the failed attempt that was told last, so that none is told twice
 */
record CardPayment(
        String reference,
        Payer payer,
        Money amount,
        @Nullable String intent,
        State state,
        @Nullable String failure) {

    enum State {
        /** The processor does not know of it yet. */
        REQUESTED,
        /** The processor has it; an attempt is to be made or under way. */
        CREATED,
        /** Confirmed; the processor has not said the last word, or not yet its fee. */
        PROCESSING,
        NEEDS_ACTION,
        DECLINED,
        SUCCEEDED,
        CANCELED;

        /** Whether the payer may try again. */
        boolean retryable() {
            return this == DECLINED || this == NEEDS_ACTION || this == CANCELED;
        }

        boolean last() {
            return this == SUCCEEDED || this == CANCELED;
        }

        /** Whether the outcome of an attempt is still to come. */
        boolean open() {
            return this == REQUESTED || this == CREATED || this == PROCESSING;
        }
    }
}
