package dev.tuppence.ledger;

import dev.tuppence.money.Money;

/** The sum of all accounts of a type in one currency; debits are positive. */
public record TypeBalance(AccountType type, Money balance) {}
