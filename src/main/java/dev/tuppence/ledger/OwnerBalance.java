package dev.tuppence.ledger;

import dev.tuppence.money.Money;

/** One account's balance in one currency; debits are positive. */
public record OwnerBalance(String owner, Money balance) {}
