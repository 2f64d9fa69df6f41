package dev.tuppence.settlement;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.tax.Taxed;
import java.util.List;
import java.util.function.Function;

/** What a settlement brings all its creators. */
record ShareSplit(List<Share> shares, List<Taxed> taxes, CurrencyCode currency) {

    ShareSplit {
        shares = List.copyOf(shares);
        taxes = List.copyOf(taxes);
    }

    /** What is not tax. */
    Money untaxed() {
        return sum(shares, Share::untaxed);
    }

    Money platformFee() {
        return sum(shares, Share::platformFee);
    }

    /** The part of the processor's fee that creators bear. */
    Money cardFee() {
        return sum(shares, Share::cardFee);
    }

    Money sum(List<Share> some, Function<Share, Money> amount) {
        return some.stream().map(amount).reduce(Money.zero(currency), Money::plus);
    }
}
