package dev.tuppence.bench;

import dev.tuppence.settlement.BulkShares;
import dev.tuppence.settlement.SettlementRuns;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tabs full of charges in the order in which many readers made them, and what settles them. Readers are not told. */
final class SettlingBooks {

    private static final int CHARGES = Settings.number("charges", 5_000_000);
    private static final int READERS = Settings.number("settling-readers", 200_000);
    private static final int CREATORS = 1000;

    private final Lab lab;
    private final Site site;

    SettlingBooks(Lab lab) {
        this.lab = lab;
        this.site = lab.site("settle", SettlingBooks::build, BulkShares.class, QuietSettling.class);
    }

    static String sizes() {
        return "%,d charges of %,d readers".formatted(CHARGES, READERS);
    }

    private static void build(Site site) {
        JdbcClient jdbc = site.superuser();
        jdbc.sql("""
                        insert into charge (debtor, kind, subject, take, payee, amount_micros, currency, period, item_version,
                                            salt, charged_at)
                        select 1 + mod(hashint8(i) + 2147483648, :readers), 1, i, 1,
                               exp((hashint8(-i) + 2147483648) / 4294967296.0 * ln(:creators))::int,
                               100 * (500 + i % 4500), 'USD', 1, 1, i, :swept::timestamptz + i * interval '10 milliseconds'
                        from generate_series(1, :charges) i""")
                .param("readers", READERS)
                .param("creators", CREATORS)
                .param(
                        "swept",
                        OffsetDateTime.now().minusDays(44)) // old enough to be closed, too young to be written off
                .param("charges", CHARGES)
                .update();
        jdbc.sql("""
                        insert into charge_return (debtor, kind, subject, take, payee, amount_micros, currency, period, reason,
                                                   returned_at)
                        select debtor, kind, subject, take, payee, amount_micros, currency, period, 'NONE', charged_at
                        from charge where subject % 50 = 0""").update();
        jdbc.sql("""
                        insert into tab (reader_id, currency, limit_micros)
                        select distinct debtor, 'USD', 1000000000000 from charge order by debtor""").update();
        jdbc.sql("vacuum analyze").update();
    }

    /** As if nothing had been closed. What is empty is not analyzed: plans would be made as if it stayed so. */
    void open() {
        JdbcClient jdbc = site.superuser();
        jdbc.sql("truncate settlement, settlement_share, settlement_return, settlement_funding, tax_entry cascade")
                .update();
        jdbc.sql("""
                        update tab set period = 1, due_micros = 0, owed_micros = s.amount, count = s.units, opened_at = s.at
                        from (select c.debtor, sum(c.amount_micros) - sum(coalesce(r.amount_micros, 0)) as amount,
                                     count(*) - count(r.debtor) as units, min(c.charged_at) as at
                              from charge c left join charge_return r using (debtor, kind, subject, take) group by c.debtor) s
                        where reader_id = s.debtor""").update();
        jdbc.sql("vacuum analyze tab").update();
        jdbc.sql("checkpoint").update();
    }

    void close() {
        site.bean(SettlementRuns.class).runDue();
    }

    List<String> prove() {
        return site.bean(QuietSettling.class).lines().violations();
    }

    double groupBy() throws SQLException {
        return seconds("""
                select count(*) from (
                    select debtor, payee, sum(amount_micros) as amount from charge group by debtor, payee offset 0) sums
                where amount < 0""");
    }

    /** All settlements are paid; what a processor kept is in each. */
    void pay() {
        JdbcClient jdbc = site.superuser();
        jdbc.sql("""
                        update settlement set state = 'PAID', fee_micros = 300000 + gross_micros * 29 / 1000 / 100 * 100,
                            charged_micros = gross_micros, paid_at = closed_at""").update();
        jdbc.sql("vacuum analyze settlement").update();
        jdbc.sql("checkpoint").update();
    }

    /** What was shared out is kept beside, and everything is as if nothing had been closed. */
    void keepShares() {
        JdbcClient jdbc = site.superuser();
        jdbc.sql("drop table if exists shared").update();
        jdbc.sql("create table shared as select * from settlement_share").update();
        open();
    }

    /** Two chunks at a time, as payments are answered. */
    double shareOut(int chunk) {
        JdbcClient jdbc = site.superuser();
        List<Long> ids = jdbc.sql("select id from settlement order by id")
                .query(Long.class)
                .list();
        long start = System.nanoTime();
        try (var both = Executors.newFixedThreadPool(2)) {
            List<CompletableFuture<Void>> chunks = new ArrayList<>();
            for (int from = 0; from < ids.size(); from += chunk) {
                List<Long> some = ids.subList(from, Math.min(from + chunk, ids.size()));
                chunks.add(CompletableFuture.runAsync(
                        () -> site.bean(BulkShares.class).shareOut(some), both));
            }
            chunks.forEach(CompletableFuture::join);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** As many rows into the same table, which gives each its defaults. */
    double insertSelect() throws SQLException {
        return inserting("""
                insert into settlement_share (settlement_id, creator_id, kind, subject, tax_profile, tax_basis_points, units,
                                              gross_micros, tax_micros, platform_fee_micros, card_fee_micros, net_micros)
                select settlement_id, creator_id, kind, subject, tax_profile, tax_basis_points, units, gross_micros,
                       tax_micros, platform_fee_micros, card_fee_micros, net_micros from shared""");
    }

    /** The same rows, byte for byte: nothing in them is made. */
    double copy() throws SQLException {
        return inserting("insert into settlement_share select * from shared");
    }

    private double inserting(String sql) throws SQLException {
        double seconds = seconds(sql);
        site.superuser().sql("truncate settlement_share").update();
        site.superuser().sql("checkpoint").update();
        return seconds;
    }

    /** Somebody who wants one tab after the other; the longest wait in milliseconds. */
    CompletableFuture<Double> waitForTabs(AtomicBoolean done) {
        return CompletableFuture.supplyAsync(() -> {
            double longest = 0;
            var random = new Random(1);
            try (Connection connection = connect();
                    var lock = connection.prepareStatement("select 1 from tab where reader_id = ? for update")) {
                while (!done.get()) {
                    lock.setLong(1, 1 + random.nextInt(READERS));
                    long start = System.nanoTime();
                    lock.executeQuery().close();
                    longest = Math.max(longest, (System.nanoTime() - start) / 1e6);
                    Thread.sleep(1);
                }
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return longest;
        });
    }

    Wear wear() {
        return lab.server().wear();
    }

    private double seconds(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            long start = System.nanoTime();
            statement.execute(sql);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(lab.server().url("settle"), "postgres", "");
    }
}
