package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class TabRows {

    private final JdbcClient jdbc;

    TabRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TabView> of(ReaderId reader) {
        return jdbc.sql("select * from tab where reader_id = :reader order by owed_micros + due_micros desc, currency")
                .param("reader", reader.value())
                .query(TabRows::tab)
                .list();
    }

    Optional<TabView> find(ReaderId reader, CurrencyCode currency) {
        return one("select * from tab where reader_id = :reader and currency = :currency", reader, currency)
                .query(TabRows::tab)
                .optional();
    }

    TabView lock(ReaderId reader, CurrencyCode currency) {
        return one("select * from tab where reader_id = :reader and currency = :currency for update", reader, currency)
                .query(TabRows::tab)
                .single();
    }

    List<TabView> owing(@Nullable TabView after, int limit) {
        return jdbc.sql("""
                        select * from tab where owed_micros > 0 and (reader_id, currency) > (:reader, :currency)
                        order by reader_id, currency limit :limit""")
                .param("reader", after == null ? 0 : after.reader().value())
                .param("currency", after == null ? "" : after.currency().name())
                .param("limit", limit)
                .query(TabRows::tab)
                .list();
    }

    /** In the order of the lanes: in another, they and the caller could wait for each other. */
    void lock(Collection<TabKey> keys) {
        jdbc.sql(LaneSql.LOCK)
                .param(readersOf(keys))
                .param(currenciesOf(keys))
                .query()
                .singleValue();
    }

    List<ClosedPeriod> close(Collection<TabKey> keys) {
        lock(keys);
        return jdbc.sql("""
                        update tab set period = period + 1, due_micros = due_micros + owed_micros, owed_micros = 0,
                                       carried_in_micros = 0, count = 0, opened_at = null
                        where (reader_id, currency) in (select * from unnest(?::bigint[], ?::text[])) and owed_micros > 0
                        returning old.*""")
                .param(readersOf(keys))
                .param(currenciesOf(keys))
                .query((row, number) -> closed(tab(row, number)))
                .list();
    }

    void release(TabView tab, Money noLongerDue, Money carriedOut) {
        one("""
                        update tab set due_micros = due_micros - :due, owed_micros = owed_micros + :carried,
                                       carried_in_micros = carried_in_micros + :carried
                        where reader_id = :reader and currency = :currency""", tab.reader(), tab.currency())
                .param("due", noLongerDue.micros())
                .param("carried", carriedOut.micros())
                .update();
    }

    void reopen(TabView tab, Money carried, Instant oldest) {
        release(tab, carried, carried);
        one(
                        "update tab set opened_at = least(opened_at, :oldest) where reader_id = :reader and currency = :currency",
                        tab.reader(),
                        tab.currency())
                .param("oldest", oldest.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean blocked(ReaderId reader, Block reason) {
        return jdbc.sql("""
                        select exists (select from tab where reader_id = :reader and blocks & :bit > 0
                                       union all select from reader_block where reader_id = :reader and blocks & :bit > 0)""")
                .param("reader", reader.value())
                .param("bit", reason.bit())
                .query(Boolean.class)
                .single();
    }

    void waits(TabView tab, boolean waits) {
        one(
                        "update tab set waits = :waits where reader_id = :reader and currency = :currency",
                        tab.reader(),
                        tab.currency())
                .param("waits", waits)
                .update();
    }

    void block(TabView tab, Block reason) {
        one(
                        "update tab set blocks = blocks | :bit where reader_id = :reader and currency = :currency",
                        tab.reader(),
                        tab.currency())
                .param("bit", reason.bit())
                .update();
    }

    void unblock(TabView tab, Block reason) {
        one(
                        "update tab set blocks = blocks & ~:bit::int where reader_id = :reader and currency = :currency",
                        tab.reader(),
                        tab.currency())
                .param("bit", reason.bit())
                .update();
    }

    private StatementSpec one(String sql, ReaderId reader, CurrencyCode currency) {
        return jdbc.sql(sql).param("reader", reader.value()).param("currency", currency.name());
    }

    private static Long[] readersOf(Collection<TabKey> keys) {
        return keys.stream().map(key -> key.reader().value()).toArray(Long[]::new);
    }

    private static String[] currenciesOf(Collection<TabKey> keys) {
        return keys.stream().map(key -> key.currency().name()).toArray(String[]::new);
    }

    private static ClosedPeriod closed(TabView tab) {
        return new ClosedPeriod(
                tab.key(),
                tab.period(),
                tab.owed().minus(tab.carriedIn()),
                tab.carriedIn(),
                tab.count(),
                tab.openedAt());
    }

    private static TabView tab(ResultSet row, int number) throws SQLException {
        var currency = CurrencyCode.valueOf(row.getString("currency"));
        OffsetDateTime openedAt = row.getObject("opened_at", OffsetDateTime.class);
        return new TabView(
                new ReaderId(row.getLong("reader_id")),
                currency,
                row.getInt("period"),
                new Money(row.getLong("carried_in_micros"), currency),
                new Money(row.getLong("owed_micros"), currency),
                new Money(row.getLong("due_micros"), currency),
                row.getInt("count"),
                new Money(row.getLong("limit_micros"), currency),
                openedAt == null ? null : openedAt.toInstant(),
                row.getInt("blocks") != 0,
                row.getBoolean("waits"));
    }
}
