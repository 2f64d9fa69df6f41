package dev.tuppence.bench;

import dev.tuppence.unlocks.DirectUnlock;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One caller alone: collecting unlocks must not make it wait. The figure is the median latency; it is compared with the statement that
 * does all of an unlock, prepared once and sent by JDBC. Beside it stands one that only adds to a tab and inserts a charge.
 */
final class LedgerQuietBench implements Bench {

    private static final String DOOR = "through the door";
    private static final String STATEMENT = "its one prepared statement";
    private static final String LEAST = "a statement that checks nothing but the limit";

    private Unlocking readers;
    private Platform platform;

    @Override
    public String name() {
        return "ledger-quiet";
    }

    @Override
    public String unit() {
        return "µs/unlock";
    }

    @Override
    public Bar bar() {
        return Bar.ratioAtMost(1.3);
    }

    @Override
    public void prepare(Lab lab) {
        readers = lab.ledger();
        platform = Platform.usual();
    }

    @Override
    public void warmUp(Lab lab) throws Exception {
        readers.popular("warm-up", LedgerBench.CALLERS, lab.seconds());
        measure(lab);
    }

    @Override
    public String comparedWith(Lab lab) {
        return STATEMENT;
    }

    @Override
    public double reference(Lab lab) throws Exception {
        least(lab);
        try (var statement = DirectUnlock.on(readers.site().bean(DirectUnlock.connections()))) {
            return median(lab, STATEMENT, () -> {
                Purchases.Purchase next = readers.purchases().popular();
                int creator = platform.creatorOf(next.item());
                return statement.charge(
                        next.reader(), next.item(), creator, Platform.PRICE_MICROS, Platform.capOf(creator), now());
            });
        }
    }

    @Override
    public double measure(Lab lab) throws Exception {
        return median(lab, DOOR, () -> readers.unlock(readers.purchases().popular()));
    }

    @Override
    public Map<String, Object> details() {
        return readers.details(DOOR, STATEMENT, LEAST);
    }

    private void least(Lab lab) throws Exception {
        String url = lab.server().url("ledger") + "?prepareThreshold=1";
        try (var connection = DriverManager.getConnection(url, "app", "app");
                var statement = connection.prepareStatement("""
                        with open as (
                            update tab set owed_micros = owed_micros + ?, count = count + 1,
                                           opened_at = coalesce(opened_at, ?)
                            where reader_id = ? and currency = 'USD' and blocks = 0
                              and owed_micros + due_micros + ? <= limit_micros
                            returning period)
                        insert into charge (debtor, kind, subject, take, payee, amount_micros, currency, period,
                                            item_version, salt, charged_at)
                        select ?, 1, ?, 1, ?, ?, 'USD', period, 1, ?, ? from open""")) {
            median(lab, LEAST, () -> charge(statement, readers.purchases().popular()));
        }
    }

    private double median(Lab lab, String name, Load.Operation operation) throws Exception {
        return readers.closed(name, 1, lab.seconds(), operation).latencies().getValueAtPercentile(50) / 1e3;
    }

    private boolean charge(PreparedStatement statement, Purchases.Purchase next) throws SQLException {
        OffsetDateTime now = now();
        Object[] values = {
            Platform.PRICE_MICROS,
            now,
            next.reader(),
            Platform.PRICE_MICROS,
            next.reader(),
            next.item(),
            platform.creatorOf(next.item()),
            Platform.PRICE_MICROS,
            ThreadLocalRandom.current().nextLong(),
            now
        };
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement.executeUpdate() == 1;
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
