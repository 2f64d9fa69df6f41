package dev.tuppence.payments;

/**
 * The processor took the money from the platform's balance and sends it to the card. Published once, in the transaction.
 *
 * @param payment the reference of the card payment
 * @param refund the processor's id
 */
public record RefundSent(String reference, String payment, String refund) {}
