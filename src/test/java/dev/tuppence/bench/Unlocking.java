package dev.tuppence.bench;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Quote;
import dev.tuppence.unlocks.Unlocks;
import dev.tuppence.unlocks.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Readers who unlock on a site of their own. Only what was charged counts. */
final class Unlocking {

    private static final Money PRICE = new Money(Platform.PRICE_MICROS, CurrencyCode.USD);

    private final Server server;
    private final Platform platform;
    private final Purchases purchases;
    private final Unlocks unlocks;
    private final Map<String, Figures> figures = new LinkedHashMap<>();

    Unlocking(Lab lab, Site site, Platform platform) {
        this.server = lab.server();
        this.platform = platform;
        this.purchases = new Purchases(platform);
        this.unlocks = site.bean(Unlocks.class);
    }

    Purchases purchases() {
        return purchases;
    }

    /** Each caller unlocks again as soon as it was answered; returns charges a second. */
    double closed(String name, int callers, Duration time, Supplier<Purchases.Purchase> next) throws Exception {
        return kept(name, () -> Load.closed(callers, time, () -> unlock(next.get())));
    }

    /** Readers come at a fixed rate; returns charges a second. */
    double fixedRate(String name, double perSecond, int callers, Duration time) throws Exception {
        return kept(name, () -> Load.fixedRate(perSecond, callers, time, () -> unlock(purchases.popular())));
    }

    /** All rounds of this name so far. */
    Figures figures(String name) {
        return figures.computeIfAbsent(name, fresh -> new Figures());
    }

    Map<String, Object> details() {
        var details = new LinkedHashMap<String, Object>();
        figures.forEach((name, all) -> details.put(name, all.asMap()));
        return details;
    }

    private interface Round {
        Load.Outcome run() throws Exception;
    }

    private double kept(String name, Round round) throws Exception {
        Wear before = server.wear();
        Load.Outcome outcome = round.run();
        figures(name).add(outcome, server.wear().since(before));
        return outcome.perSecond();
    }

    private boolean unlock(Purchases.Purchase purchase) {
        var quote = new Quote(
                new ItemId(purchase.item()),
                1,
                new CreatorId(platform.creatorOf(purchase.item())),
                PRICE,
                1,
                Instant.MAX);
        return unlocks.unlock(new ReaderId(purchase.reader()), quote) instanceof Verdict.Charged;
    }
}
