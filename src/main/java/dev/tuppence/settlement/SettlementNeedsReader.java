package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;

/**
 * A settlement goes on only when its reader does something. Published in the transaction.
 *
 * @param declined another card is needed; otherwise the bank wants the reader to confirm
 */
public record SettlementNeedsReader(long settlement, ReaderId reader, Money amount, boolean declined) {}
