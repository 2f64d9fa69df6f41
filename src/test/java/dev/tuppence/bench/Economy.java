package dev.tuppence.bench;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.sandbox.TimeTravel;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.Quote;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A population that reads, gives back and pays, day by day: unlocks through the lanes, a reader's of a day together, settlements, cards, disputes and payouts
 * by the application and the sandbox's processor. What is dearer than a tab may hold is put on it nevertheless.
 */
final class Economy {

    private static final long DEAREST_ON_TAB = 1_000_000;
    private static final int BUNDLE = 100;
    private static final String GOOD_BANK = "000123456789";

    private final ApplicationContext application;
    private final Population population;
    private final Random random;
    private final Troubles troubles;
    private final Stock stock;
    private final Map<ReaderId, Population.Member> readers = new HashMap<>();
    private final List<CreatorId> creators = new ArrayList<>();

    /** @param superuser whom no wall stops, to stock what is sold */
    Economy(ApplicationContext application, JdbcClient superuser, Population population, Policy policy) {
        this.application = application;
        this.stock = new Stock(superuser);
        this.population = population;
        this.random = new Random(population.seed());
        this.troubles = new Troubles(application, random, policy.prefundPercent());
    }

    Outcome play() throws Exception {
        putOff();
        for (int i = 0; i < population.creators(); i++) {
            creators.add(onboarded());
        }
        Population.PRICES_MICROS.forEach(price -> stock.put(creators, price, population.mostBoughtAt(price)));
        List<ReaderId> order = new ArrayList<>();
        for (Population.Member member : population.members()) {
            ReaderId reader = the(Patrons.class).readerWithCard(member.card());
            readers.put(reader, member);
            order.add(reader);
        }
        for (int day = 0; day < population.days(); day++) {
            order.forEach(reader -> live(reader, readers.get(reader)));
            the(TimeTravel.class).forward(Duration.ofDays(1));
            troubles.afterwards(readers);
        }
        return Outcome.of(application);
    }

    private void live(ReaderId reader, Population.Member member) {
        Money price = new Money(member.priceMicros(), CurrencyCode.USD);
        List<Quote> quotes = new ArrayList<>();
        for (int left = member.buys(random); left > 0; left--) {
            Stock.Piece piece = stock.next(reader, member.priceMicros());
            quotes.add(new Quote(piece.item(), 1, piece.creator(), price, 1, Instant.MAX));
        }
        for (ItemId item : bought(reader, price, quotes)) {
            if (random.nextInt(10_000) < Population.RETURNED_BASIS_POINTS) {
                giveBack(reader, item);
            }
        }
    }

    private List<ItemId> bought(ReaderId reader, Money price, List<Quote> quotes) {
        if (price.micros() > DEAREST_ON_TAB) {
            return quotes.stream()
                    .map(quote -> the(Patrons.class).unlock(reader, quote.creator(), price))
                    .toList();
        }
        for (int from = 0; from < quotes.size(); from += BUNDLE) {
            the(Unlocks.class).unlockAll(reader, quotes.subList(from, Math.min(from + BUNDLE, quotes.size())));
        }
        return quotes.stream().map(Quote::item).toList();
    }

    private void giveBack(ReaderId reader, ItemId item) {
        try {
            the(Unlocks.class).giveBack(reader, item, 1, ReturnReason.NONE);
        } catch (NotReturnable e) {
            return; // it was never sold, or this reader gives too much back
        }
    }

    private CreatorId onboarded() throws Exception {
        String handle = "economy" + creators.size();
        ReaderId owner = the(Readers.class).readerWith(handle + "@example.org");
        CreatorId creator =
                the(Creators.class).create(owner, new NewCreator(handle, handle, "Bio", "#8a3b12", CurrencyCode.USD));
        URI page = the(Payouts.class).onboard(creator, "US", URI.create("http://localhost/back"));
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Patrons.submit(browser, page.toString(), Map.of("first", "Ada", "last", "Writer", "bank", GOOD_BANK));
        the(Payouts.class).refresh(creator);
        return creator;
    }

    /** What moves no money waits until the end: a year has many nights. */
    private void putOff() {
        the(TimeTravel.class).settleDown(); // each of them once, with the start
        the(JdbcClient.class).sql("""
                        update scheduled_tasks set execution_time = execution_time + interval '10 years'
                        where task_name in ('seal-books', 'check-books', 'reconcile', 'missed-events', 'project-accruals',
                                            'forget-settled', 'purge-sign-ins', 'card-expiry', 'processor-day',
                                            'processor-webhooks')""").update();
    }

    private <T> T the(Class<T> bean) {
        return application.getBean(bean);
    }
}
