package dev.tuppence.screening;

import dev.tuppence.money.Money;

/** What some readers bought of one creator. */
public record Questioned(int purchases, Money amount) {}
