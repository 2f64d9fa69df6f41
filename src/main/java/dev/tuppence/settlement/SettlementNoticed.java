package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import java.time.Instant;

/** A tab was closed and will be charged; the reader can look at its items until then. Published in the transaction. */
public record SettlementNoticed(long settlement, ReaderId reader, Money amount, Instant chargeAt) {}
