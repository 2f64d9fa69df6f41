package dev.tuppence.payments;

import dev.tuppence.money.Money;
import java.time.Instant;

/**
 * A payer's bank takes a card payment back, wholly or in part. Published once per dispute, in the transaction.
 *
 * @param paymentReference the reference of the card payment
 * @param fee what the processor takes for it
 */
public record DisputeOpened(
        String dispute, String paymentReference, Money amount, Money fee, String reason, Instant answerBy) {}
