package dev.tuppence.payments;

import dev.tuppence.money.Money;
import java.time.Instant;

/**
 * The card was charged. Published once per payment, in the transaction that recorded it.
 *
 * @param fee what the processor kept, in the charge's currency
 * @param availableOn when the processor lets the platform transfer it
 */
public record CardPaymentSucceeded(
        String reference, String paymentIntent, Money charged, Money fee, Instant at, Instant availableOn) {}
