package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.tax.TaxRate;

/** What one item brings one creator at one rate. */
record TaxedShare(Share share, TaxRate rate) {

    /** What one of its charges brought. */
    TaxedShare of(Money amount) {
        return new TaxedShare(share.of(amount), rate);
    }
}
