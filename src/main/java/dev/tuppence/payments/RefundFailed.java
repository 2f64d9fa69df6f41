package dev.tuppence.payments;

/**
 * The card gets nothing. Published once per refund, in the transaction.
 *
 * @param payment the reference of the card payment
 * @param code the processor's, e.g. {@code lost_or_stolen_card}
 * @param returned whether it had been sent, so that the processor has put the money back
 */
public record RefundFailed(String reference, String payment, String code, boolean returned) {}
