package dev.tuppence.reversals;

import dev.tuppence.money.Money;

/** What would be taken back in one currency. */
public record PurchasesSum(int purchases, Money amount) {}
