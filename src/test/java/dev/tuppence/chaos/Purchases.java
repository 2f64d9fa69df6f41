package dev.tuppence.chaos;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Access;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.Patronage;
import dev.tuppence.unlocks.Quote;
import dev.tuppence.unlocks.Unlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What readers put on their tabs. */
record Purchases(Insisting insisting, World world, Random random) {

    private static final int REQUESTS = 20;

    void unlock(ReaderId reader, int lines) {
        List<ItemId> items = random.ints(0, world.items().size())
                .distinct()
                .limit(lines)
                .mapToObj(world.items()::get)
                .toList();
        List<Quote> quotes = insisting.told("look", () -> quotes(reader, items));
        if (quotes.isEmpty()) {
            return;
        }
        String takes = quotes.stream()
                .map(quote -> key(reader, ChargeKind.UNLOCK, quote.item().value(), quote.take()))
                .collect(Collectors.joining(" "));
        insisting.charge(takes, () -> insisting.the(Unlocks.class).unlockAll(reader, quotes));
    }

    void tip(ReaderId reader) {
        ItemId item = anItem();
        Money amount = cents(1 + item.value() % 5);
        int take = nextTake(reader, ChargeKind.TIP, item.value());
        insisting.charge(
                key(reader, ChargeKind.TIP, item.value(), take),
                () -> insisting.the(Patronage.class).tip(reader, item, amount, take));
    }

    void gift(ReaderId giver) {
        ItemId item = anItem();
        int take = nextTake(giver, ChargeKind.GIFT, item.value());
        insisting.charge(key(giver, ChargeKind.GIFT, item.value(), take), () -> {
            Money price = insisting.the(Items.class).offerOf(item).price();
            return insisting.the(Patronage.class).gift(giver, item, price, take);
        });
    }

    void pledge(ReaderId reader) {
        int request = 1 + random.nextInt(REQUESTS);
        CreatorId creator = world.creators().get(request % world.creators().size());
        int take = nextTake(reader, ChargeKind.PLEDGE, request);
        insisting.charge(
                key(reader, ChargeKind.PLEDGE, request, take),
                () -> insisting.the(Patronage.class).pledge(reader, creator, request, cents(1 + request % 7), take));
    }

    private List<Quote> quotes(ReaderId reader, List<ItemId> items) {
        List<Quote> quotes = new ArrayList<>();
        for (ItemId item : items) {
            var offer = insisting.the(Items.class).offerOf(item);
            if (insisting.the(Unlocks.class).accessTo(offer, reader) instanceof Access.Offered offered) {
                quotes.add(offered.quote());
            }
        }
        return quotes;
    }

    private int nextTake(ReaderId reader, ChargeKind kind, long subject) {
        return insisting.told(
                "look",
                () -> insisting
                        .the(JdbcClient.class)
                        .sql(
                                "select 1 + count(*) from charge where debtor = :reader and kind = :kind and subject = :subject")
                        .param("reader", reader.value())
                        .param("kind", kind.code())
                        .param("subject", subject)
                        .query(Integer.class)
                        .single());
    }

    private ItemId anItem() {
        return world.items().get(random.nextInt(world.items().size()));
    }

    private static String key(ReaderId reader, ChargeKind kind, long subject, int take) {
        return reader.value() + ":" + kind.code() + ":" + subject + ":" + take;
    }

    private static Money cents(long cents) {
        return Money.ofMinorUnits(cents, CurrencyCode.USD);
    }
}
