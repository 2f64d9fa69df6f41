package dev.tuppence.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.Application;
import dev.tuppence.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process that closes thousands of tabs is killed half way; another one goes on. */
class KilledRunTests {

    private static final int TABS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder = Path.of("target/killed-run").toAbsolutePath();
    private final PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    @Tag("edge-40")
    void eachTabIsClosedOnceAndEachSettlementIsItsLines() throws Exception {
        fillTabs();

        Process first = start("first");
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> settlements() > 0 || !first.isAlive());
        first.destroyForcibly().waitFor();
        assertThat(settlements()).as("killed between two chunks: %s", folder).isBetween(1, TABS - 1);
        assertThatClosedTabsAreWhole();

        Process second = start("second");
        try {
            await().atMost(PATIENCE).until(() -> settlements() == TABS || !second.isAlive());
            assertThatClosedTabsAreWhole();
            assertThat(count("select count(*) from tab where period = 2 and owed_micros = 0"))
                    .isEqualTo(TABS);
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    /** A settlement for each tab that was raised and for no other, over the sum of its lines and not twice. */
    private void assertThatClosedTabsAreWhole() {
        var invariants = new SettlementInvariants();
        assertThat(invariants.settlementLines(jdbc).violations()).isEmpty();
        assertThat(invariants.tabDue(jdbc).violations()).isEmpty();
        assertThat(count("select count(*) from tab where period > 1")).isEqualTo(settlements());
    }

    private void fillTabs() {
        jdbc.sql("""
                        insert into reader (locale, zone, country, home_currency, created_at)
                        select 'en', 'UTC', 'US', 'USD', '2026-01-01' from generate_series(1, :tabs)""").param("tabs", TABS).update();
        jdbc.sql("""
                        insert into charge (debtor, kind, subject, take, payee, amount_micros, currency, period, item_version,
                                            salt, charged_at)
                        select 1 + i % :tabs, 1, i, 1, 1 + i % 7, 500000 + 100 * (i % 4500), 'USD', 1, 1, i, '2026-01-01'
                        from generate_series(1, 3 * :tabs) i""").param("tabs", TABS).update();
        jdbc.sql("""
                        insert into tab (reader_id, currency, owed_micros, count, limit_micros, opened_at)
                        select debtor, 'USD', sum(amount_micros), count(*), 1000000000, '2026-01-01' from charge
                        group by debtor""").update();
    }

    private int settlements() {
        return count("select count(*) from settlement");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    /** Closes what is due as soon as it runs; who does not answer for some seconds counts as dead. */
    private Process start(String name) throws IOException {
        Files.createDirectories(folder);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        "--spring.profiles.active=sandbox",
                        "--server.port=0",
                        "--spring.datasource.url=" + database.getUrl(),
                        "--spring.datasource.password=app",
                        "--spring.flyway.password=owner",
                        "--db-scheduler.heartbeat-interval=1s",
                        "--tuppence.demo=false",
                        "--logging.level.root=error",
                        "--tuppence.home=" + folder)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }
}
