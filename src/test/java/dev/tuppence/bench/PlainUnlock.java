package dev.tuppence.bench;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** An unlock as one would write it first: lock the tab, look, insert, add. */
class PlainUnlock {

    private record Tab(int period, int month, boolean room) {}

    private final JdbcClient jdbc;
    private final Items items;
    private final Creators creators;
    private final Clock clock;

    PlainUnlock(JdbcClient jdbc, Items items, Creators creators, Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.creators = creators;
        this.clock = clock;
    }

    /** Whether it was charged. */
    @Transactional
    public boolean unlock(long reader, int item) {
        Offer offer = items.offerOf(new ItemId(item));
        OffsetDateTime now = OffsetDateTime.now(clock);
        Tab tab = lock(reader, offer.price(), now);
        if (!tab.room() || has(reader, item)) {
            return false;
        }
        Money cap = creators.pageOf(offer.creator()).monthCap();
        if (cap != null && count(reader, offer, tab.month()) > cap.micros()) {
            throw new IllegalStateException("The bench never reaches a cap");
        }
        charge(reader, offer, tab, cap == null ? 0 : tab.month(), now);
        jdbc.sql("""
                        update tab set owed_micros = owed_micros + ?, count = count + 1, opened_at = coalesce(opened_at, ?)
                        where reader_id = ? and currency = 'USD'""").params(offer.price().micros(), now, reader).update();
        return true;
    }

    private Tab lock(long reader, Money price, OffsetDateTime now) {
        return jdbc.sql("""
                        select period, month_of(?, zone) as month,
                               blocks = 0 and owed_micros + due_micros + ? <= limit_micros as room
                        from tab where reader_id = ? and currency = 'USD' for update""")
                .params(now, price.micros(), reader)
                .query(Tab.class)
                .single();
    }

    private boolean has(long reader, long item) {
        return jdbc.sql("""
                        select exists (select from library where reader_id = ? and item_id = ?)
                            or exists (select from charge where debtor = ? and kind = 1 and subject = ?)""")
                .params(reader, item, reader, item)
                .query(Boolean.class)
                .single();
    }

    private long count(long reader, Offer offer, int month) {
        return jdbc.sql("""
                        insert into cap_counter as k (reader_id, creator_id, currency, month, spent_micros)
                        values (?, ?, 'USD', ?, ?)
                        on conflict (reader_id, creator_id, currency, month)
                            do update set spent_micros = k.spent_micros + excluded.spent_micros
                        returning spent_micros""")
                .params(reader, offer.creator().value(), month, offer.price().micros())
                .query(Long.class)
                .single();
    }

    private void charge(long reader, Offer offer, Tab tab, int capMonth, OffsetDateTime now) {
        jdbc.sql("""
                        insert into charge (debtor, kind, subject, take, payee, amount_micros, currency, period, cap_month,
                                            item_version, salt, charged_at)
                        values (?, 1, ?, 1, ?, ?, 'USD', ?, ?, ?, ?, ?)""")
                .params(
                        reader,
                        offer.item().value(),
                        offer.creator().value(),
                        offer.price().micros(),
                        tab.period(),
                        capMonth,
                        offer.version(),
                        ThreadLocalRandom.current().nextLong(),
                        now)
                .update();
    }
}
