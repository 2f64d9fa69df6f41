package dev.tuppence.catalog;

import dev.tuppence.money.Money;

/** Not a price this creator may ask: another currency, out of bounds, or not in whole steps. Nothing was saved. */
public class WrongPrice extends RuntimeException {

    WrongPrice(Money price) {
        super("No price: " + price);
    }
}
