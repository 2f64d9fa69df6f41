package dev.tuppence.payments;

/** A bank says that a card payment was not its cardholder's, before any dispute. Published once, in the transaction. */
public record FraudWarned(String warning, String paymentReference) {}
