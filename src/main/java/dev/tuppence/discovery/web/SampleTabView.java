package dev.tuppence.discovery.web;

import dev.tuppence.catalog.Offer;
import dev.tuppence.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tab with the newest items on it would come to. */
record SampleTabView(List<Offer> offers, Money sum) {

    private static final int FEWEST = 2;
    private static final int MOST = 4;

    /** None when there is too little with a price in one currency. */
    static @Nullable SampleTabView of(List<Offer> newest) {
        List<Offer> priced = newest.stream().filter(offer -> !offer.free()).toList();
        if (priced.isEmpty()) {
            return null;
        }
        var currency = priced.getFirst().price().currency();
        List<Offer> lines = priced.stream()
                .filter(offer -> offer.price().currency() == currency)
                .limit(MOST)
                .toList();
        Money sum = lines.stream().map(Offer::price).reduce(Money.zero(currency), Money::plus);
        return lines.size() < FEWEST ? null : new SampleTabView(lines, sum);
    }
}
