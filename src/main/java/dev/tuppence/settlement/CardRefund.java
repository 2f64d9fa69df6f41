package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import java.time.Instant;

/** What goes back to the card that paid a settlement, as its reader sees it. */
public record CardRefund(long id, RefundState state, Money amount, Instant movedAt) {}
