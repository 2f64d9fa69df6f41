package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;

/**
 * A period that takes no more charges.
 *
 * @param gross its charges minus their returns
 * @param carriedIn what earlier periods left over
 */
public record ClosedPeriod(
        ReaderId reader, CurrencyCode currency, int period, Money gross, Money carriedIn, int count) {}
