package dev.tuppence.scenario;

import static org.awaitility.Awaitility.await;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Who takes part in the scenario, and what they do. */
record Cast(ApplicationContext application) {

    /** One settlement of one reader. */
    record Deal(ReaderId reader, long settlement, List<ItemId> items) {

        String reference() {
            return "settlement-" + settlement;
        }
    }

    <T> T the(Class<T> bean) {
        return application.getBean(bean);
    }

    /** @param bank the number the processor's page asks for, which decides what the bank does */
    CreatorId onboarded(String bank, Money currency) throws Exception {
        CreatorId creator = creator(currency);
        URI page = the(Payouts.class).onboard(creator, "US", URI.create("http://localhost/back"));
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Patrons.submit(browser, page.toString(), Map.of("first", "Ada", "last", "Writer", "bank", bank));
        the(Payouts.class).refresh(creator);
        return creator;
    }

    CreatorId creator(Money currency) {
        String handle = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        ReaderId owner = the(Readers.class).readerWith(handle + "@example.org");
        return the(Creators.class).create(owner, new NewCreator(handle, "Name", "Bio", "#8a3b12", currency.currency()));
    }

    /** Unlocks one item of each price, shared among the creators, and wants to pay at once. */
    Deal settles(String card, List<CreatorId> creators, Money... prices) throws Exception {
        ReaderId reader = the(Patrons.class).readerWithCard(card);
        List<ItemId> items = new ArrayList<>();
        for (Money price : prices) {
            items.add(the(Patrons.class).unlock(reader, creators.get(items.size() % creators.size()), price));
        }
        long settlement =
                the(SettlingNow.class).settle(reader, prices[0].currency()).settlement();
        return new Deal(reader, settlement, items);
    }

    Deal pays(String card, List<CreatorId> creators, Money... prices) throws Exception {
        Deal deal = settles(card, creators, prices);
        await().until(() -> stateOf(deal).equals("PAID"));
        return deal;
    }

    String stateOf(Deal deal) {
        return the(Settlements.class).find(deal.settlement()).orElseThrow().state();
    }

    String intentOf(Deal deal) {
        return String.valueOf(
                the(Settlements.class).find(deal.settlement()).orElseThrow().paymentIntent());
    }
}
