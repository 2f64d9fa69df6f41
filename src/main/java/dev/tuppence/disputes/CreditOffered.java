package dev.tuppence.disputes;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import java.time.Instant;

/** A reader who disputes a card payment is promised that much credit if the bank leaves the money with the platform. */
public record CreditOffered(long settlement, ReaderId reader, Money amount, Instant at) {}
