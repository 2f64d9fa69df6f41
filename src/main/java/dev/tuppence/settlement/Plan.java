package dev.tuppence.settlement;

import dev.tuppence.money.Money;

/** What of a settlement is paid how. {@code tooSmall}: nothing of it, since a card cannot be charged so little. */
record Plan(Money credit, Money charged, Money carriedOut, boolean tooSmall) {}
