package dev.tuppence.payments;

import dev.tuppence.money.Money;

/**
 * The bank decided. Published once per dispute, in the transaction.
 *
 * @param feeReturned what the processor gave back of its fee
 */
public record DisputeClosed(String dispute, boolean won, Money amount, Money feeReturned) {}
