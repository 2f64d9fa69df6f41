package dev.tuppence.settlement;

import dev.tuppence.money.Money;

/**
 * What of a settlement is paid how.
 *
 * @param tooSmall nothing of it, since a card cannot be charged so little
 * @param prefunded what the card pays beyond it, to wait as credit
 */
record Plan(Money credit, Money charged, Money carriedOut, boolean tooSmall, Money prefunded) {}
