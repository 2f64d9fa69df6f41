package dev.tuppence.settlement;

import dev.tuppence.money.CurrencyCode;

/** The settings say no minimum for this currency; nothing is charged in it. */
class UnknownAmounts extends RuntimeException {

    UnknownAmounts(CurrencyCode currency) {
        super("tuppence.settlement.amounts has no row for %s".formatted(currency));
    }
}
