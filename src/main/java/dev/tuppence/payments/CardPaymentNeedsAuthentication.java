package dev.tuppence.payments;

/** The card's bank wants the payer; nothing is charged until {@link CardPayments#authenticate}. Published in the transaction. */
public record CardPaymentNeedsAuthentication(String reference) {}
