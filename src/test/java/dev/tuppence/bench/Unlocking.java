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
import java.util.List;
import java.util.Map;

/** Readers who unlock on a site of their own. Only what was charged counts. */
final class Unlocking {

    private static final Money PRICE = new Money(Platform.PRICE_MICROS, CurrencyCode.USD);

    private final Server server;
    private final Site site;
    private final Platform platform;
    private final Purchases purchases;
    private final Unlocks unlocks;
    private final Map<String, Figures> figures = new LinkedHashMap<>();

    Unlocking(Lab lab, Site site, Platform platform) {
        this.server = lab.server();
        this.site = site;
        this.platform = platform;
        this.purchases = new Purchases(platform);
        this.unlocks = site.bean(Unlocks.class);
    }

    Site site() {
        return site;
    }

    Purchases purchases() {
        return purchases;
    }

    /** Through the door; whether it was charged. */
    boolean unlock(Purchases.Purchase purchase) {
        var creator = new CreatorId(platform.creatorOf(purchase.item()));
        var quote = new Quote(new ItemId(purchase.item()), 1, creator, PRICE, 1, Instant.MAX);
        return unlocks.unlock(new ReaderId(purchase.reader()), quote) instanceof Verdict.Charged;
    }

    /** Whatever is popular; charges a second. */
    double popular(String name, int callers, Duration time) throws Exception {
        return closed(name, callers, time, () -> unlock(purchases.popular())).perSecond();
    }

    /** Each caller calls again as soon as it was answered. */
    Load.Outcome closed(String name, int callers, Duration time, Load.Operation operation) throws Exception {
        Wear before = server.wear();
        return kept(name, before, Load.closed(callers, time, operation));
    }

    /** Readers come at a fixed rate. */
    Load.Outcome fixedRate(String name, double perSecond, int callers, Duration time) throws Exception {
        Wear before = server.wear();
        return kept(name, before, Load.fixedRate(perSecond, callers, time, () -> unlock(purchases.popular())));
    }

    /** All rounds of this name so far. */
    Figures figures(String name) {
        return figures.computeIfAbsent(name, fresh -> new Figures());
    }

    Map<String, Object> details(String... names) {
        var details = new LinkedHashMap<String, Object>();
        List.of(names).forEach(name -> details.put(name, figures(name).asMap()));
        return details;
    }

    private Load.Outcome kept(String name, Wear before, Load.Outcome outcome) {
        figures(name).add(outcome, server.wear().since(before));
        return outcome;
    }
}
