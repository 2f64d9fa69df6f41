package dev.tuppence.settlement;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.function.Function;

/** What a settlement brings all its creators. */
record ShareSplit(List<Share> shares, CurrencyCode currency) {

    ShareSplit {
        shares = List.copyOf(shares);
    }

    Money gross() {
        return sum(shares, Share::gross);
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
