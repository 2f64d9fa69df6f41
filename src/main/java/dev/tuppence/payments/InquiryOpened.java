package dev.tuppence.payments;

import dev.tuppence.money.Money;
import java.time.Instant;

/** A payer's bank asks about a card payment and has taken nothing. Published once, in the transaction. */
public record InquiryOpened(String dispute, String paymentReference, Money amount, String reason, Instant answerBy) {}
