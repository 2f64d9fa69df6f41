package dev.tuppence.payments;

import dev.tuppence.money.Money;

/**
 * The bank decided. Published once per dispute, in the transaction.
 *
 * @param paymentReference the reference of the card payment
 * @param feeReturned what the processor gave back of its fee
 */
public record DisputeClosed(String dispute, String paymentReference, boolean won, Money amount, Money feeReturned) {}
