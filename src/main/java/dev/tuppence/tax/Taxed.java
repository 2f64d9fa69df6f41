package dev.tuppence.tax;

import dev.tuppence.money.Money;
import java.util.List;

/**
 * An amount of one rate, below zero where it was taken back.
 *
 * @param gross with the tax in it
 */
public record Taxed(TaxRate rate, Money gross, Money tax) {

    public Money net() {
        return gross.minus(tax);
    }

    /** What it would have been of less. */
    public Taxed part(Money less) {
        List<Long> weights = List.of(less.micros(), gross.minus(less).micros());
        return new Taxed(rate, less, tax.splitBy(weights).getFirst());
    }

    /** With more of the same rate. */
    public Taxed plus(Taxed more) {
        return new Taxed(rate, gross.plus(more.gross), tax.plus(more.tax));
    }

    public Taxed negated() {
        return new Taxed(rate, gross.negated(), tax.negated());
    }
}
