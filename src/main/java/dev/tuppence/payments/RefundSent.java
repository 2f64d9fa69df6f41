package dev.tuppence.payments;

/**
 * The processor took the money from the platform's balance and sends it to the card. Published once, in the transaction.
 *
 * @param payment the reference of the card payment
 */
public record RefundSent(String reference, String payment) {}
