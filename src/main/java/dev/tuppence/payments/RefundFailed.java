package dev.tuppence.payments;

import org.jspecify.annotations.Nullable;

/**
 * The card gets nothing. Published once per refund, in the transaction.
 *
 * @param payment the reference of the card payment
 * @param refund the processor's id, where it had been sent
 * @param code the processor's, e.g. {@code lost_or_stolen_card}
 */
public record RefundFailed(
        String reference, String payment, @Nullable String refund, String code) {

    /** Whether it had been sent, so that the processor has put the money back. */
    public boolean returned() {
        return refund != null;
    }
}
