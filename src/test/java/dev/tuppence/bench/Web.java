package dev.tuppence.bench;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Quote;
import dev.tuppence.unlocks.Quotes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Signed-in readers who own an article each, on a site whose creators have 30 of them, and the process that answers them. */
final class Web implements AutoCloseable {

    static final int CONNECTIONS = 256;

    private static final int ITEMS_EACH = 30;
    private static final int BUYERS = 256;
    private static final int ENOUGH_STEADY = 2;
    private static final int MOST_WARM_UPS = 12;
    private static final double STEADY = 0.97;

    private final Lab lab;
    private final Site site;
    private final Platform platform;
    private final Purchases purchases;
    private final App app;
    private final List<Purchases.Purchase> owned;

    private Web(Lab lab, Site site, Platform platform, Unlocking readers, App app) throws Exception {
        this.lab = lab;
        this.site = site;
        this.platform = platform;
        this.purchases = readers.purchases();
        this.owned = bought(readers);
        this.app = app;
    }

    static Web open(Lab lab) throws Exception {
        Platform usual = Platform.usual();
        var platform = new Platform(usual.readers(), usual.items() / ITEMS_EACH, usual.items());
        Site site = lab.site("web", fresh -> {
            platform.build(fresh);
            PageRequests.signIn(fresh, platform);
        });
        var readers = new Unlocking(lab, site, platform);
        return new Web(lab, site, platform, readers, App.start(site, App.COMPILED));
    }

    App app() {
        return app;
    }

    /** An article by somebody who owns it. */
    byte[] ownedArticle() {
        Purchases.Purchase any = owned.get(ThreadLocalRandom.current().nextInt(owned.size()));
        return PageRequests.get(address(any.item()), any.reader());
    }

    byte[] creatorsPage() {
        var random = ThreadLocalRandom.current();
        return PageRequests.get(
                "/@creator-" + (1 + random.nextInt(platform.creators())), 1 + random.nextInt(PageRequests.SIGNED_IN));
    }

    /** The button of something that this reader does not have. */
    byte[] unlock() {
        Purchases.Purchase next = newToSignedIn();
        var quote = new Quote(
                new ItemId(next.item()),
                1,
                new CreatorId(platform.creatorOf(next.item())),
                new Money(Platform.PRICE_MICROS, CurrencyCode.USD),
                1,
                Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(10)));
        return PageRequests.unlock(
                address(next.item()), next.reader(), site.bean(Quotes.class).sign(quote));
    }

    long charges() {
        return site.superuser()
                .sql("select count(*) from charge")
                .query(Long.class)
                .single();
    }

    /** A page costs less and less while the JVM compiles: rounds until two save hardly anything of what the best one took. */
    void warmUp(Supplier<byte[]> requests, Duration time) throws Exception {
        double least = Double.MAX_VALUE;
        int steady = 0;
        for (int round = 0; round < MOST_WARM_UPS && steady < ENOUGH_STEADY; round++) {
            var figures = new PageFigures();
            browse(figures, requests, time);
            steady = figures.cpuMillisAPage() > STEADY * least ? steady + 1 : 0;
            least = Math.min(least, figures.cpuMillisAPage());
        }
    }

    /** One round, on connections of its own. */
    Load.Outcome browse(PageFigures figures, Supplier<byte[]> requests, Duration time) throws Exception {
        try (var browsers = new Browsers(app.port(), CONNECTIONS, requests)) {
            Duration application = app.cpu();
            Duration server = lab.server().cpu();
            Load.Outcome outcome = browsers.run(time);
            figures.add(
                    outcome, app.cpu().minus(application), lab.server().cpu().minus(server));
            return outcome;
        }
    }

    private Purchases.Purchase newToSignedIn() {
        return purchases.popular(PageRequests.SIGNED_IN);
    }

    private String address(int item) {
        return "/@creator-%d/item-%d".formatted(platform.creatorOf(item), item);
    }

    private List<Purchases.Purchase> bought(Unlocking readers) throws Exception {
        var bought = new ConcurrentLinkedQueue<Purchases.Purchase>();
        Load.closed(BUYERS, Duration.ofSeconds(2), () -> {
            Purchases.Purchase next = newToSignedIn();
            return readers.unlock(next) && bought.add(next);
        });
        return List.copyOf(bought);
    }

    @Override
    public void close() {
        app.close();
    }
}
