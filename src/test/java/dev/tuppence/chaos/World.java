package dev.tuppence.chaos;

import dev.tuppence.catalog.DraftText;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Splits;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.creators.SplitSheetId;
import dev.tuppence.creators.SplitSheets;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.Patrons;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who takes part: accounts, some with a card, guests, and creators with what they sell. */
record World(List<ReaderId> accounts, List<ReaderId> guests, List<CreatorId> creators, List<ItemId> items) {

    private static final int CREATORS = 4;
    private static final int ITEMS_EACH = 30;

    /** Made by one process, found by the others. */
    static void make(ApplicationContext application, int readers) throws Exception {
        var jdbc = application.getBean(JdbcClient.class);
        List<CreatorId> creators = new ArrayList<>();
        for (int i = 0; i < CREATORS; i++) {
            creators.add(creator(application, creators));
        }
        for (int i = 0; i < readers; i++) {
            ReaderId account = application.getBean(Readers.class).readerWith("chaos-%d@example.org".formatted(i));
            if (i < Math.min(20, readers / 2)) {
                application.getBean(Patrons.class).saveCard(account, Patrons.PAYS);
            }
            jdbc.sql("""
                            insert into reader (locale, zone, country, home_currency, created_at)
                            values ('en', 'UTC', 'US', 'USD', :now)""")
                    .param("now", application.getBean(Clock.class).instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    static World find(JdbcClient jdbc) {
        return new World(
                ids(jdbc, "select id from reader where mail like 'chaos-%' order by id").stream()
                        .map(ReaderId::new)
                        .toList(),
                ids(jdbc, "select id from reader where mail is null order by id").stream()
                        .map(ReaderId::new)
                        .toList(),
                ids(jdbc, "select id from creator order by id").stream()
                        .map(CreatorId::new)
                        .toList(),
                ids(jdbc, "select item_id from offer order by item_id").stream()
                        .map(ItemId::new)
                        .toList());
    }

    /** Shares every third item with those who were there before. */
    private static CreatorId creator(ApplicationContext application, List<CreatorId> others) {
        String handle = "chaos" + others.size();
        ReaderId owner = application.getBean(Readers.class).readerWith(handle + "@example.org");
        CreatorId creator = application
                .getBean(Creators.class)
                .create(owner, new NewCreator(handle, handle, "Bio", "#8a3b12", CurrencyCode.USD));
        Map<CreatorId, Integer> weights = new HashMap<>(Map.of(creator, 5));
        others.forEach(other -> weights.put(other, 1 + weights.size()));
        var drafts = application.getBean(Drafts.class);
        for (int i = 0; i < ITEMS_EACH; i++) {
            Money price = Money.ofMinorUnits(1 + i % 9, CurrencyCode.USD);
            var text = new DraftText("Item " + i, "Summary", "Read\n\n<!-- more -->\n\nmore", price, null, null);
            ItemId item = drafts.publish(creator, drafts.write(creator, text)).item();
            if (i % 3 == 0 && !others.isEmpty()) {
                SplitSheetId sheet = application.getBean(SplitSheets.class).freeze(creator, weights);
                application.getBean(Splits.class).share(creator, item, sheet);
            }
        }
        return creator;
    }

    private static List<Long> ids(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).list();
    }
}
