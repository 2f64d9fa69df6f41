package dev.tuppence.payments;

import dev.tuppence.money.Money;
import java.time.Instant;

/**
 * Money that went back to a card.
 *
 * @param refund the processor's id
 */
public record SentRefund(String refund, Money amount, Instant at) {}
