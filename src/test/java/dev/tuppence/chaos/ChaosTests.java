package dev.tuppence.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two application processes do everything that moves money on the same tabs, while their connections and they themselves are
 * killed. {@code -Dchaos.seed=} repeats the chances, {@code -Dchaos.operations=} says how many deeds.
 */
class ChaosTests {

    private static final int PROCESSES = 2;

    private final long seed = Long.getLong("chaos.seed", System.nanoTime());
    private final int operations = Integer.getInteger("chaos.operations", 2_000);
    private final int kills = Integer.getInteger("chaos.kills", 1);
    private final Random random = new Random(seed);

    private final Path folder = Path.of("target/chaos", Long.toString(seed)).toAbsolutePath();

    @Test
    void noCentIsLostOrDoubledWhateverIsKilled() throws Exception {
        System.out.printf(
                "ChaosTests: -Dchaos.seed=%d -Dchaos.operations=%d -Dchaos.kills=%d%n", seed, operations, kills);
        Files.createDirectories(folder);
        var database = (PGSimpleDataSource) TestDatabase.migrated();
        var books = new Books(JdbcClient.create(database));
        int readers = Math.clamp(operations / 100, 30, 1_000);
        try (var processes = new Processes(folder, database, random, readers)) {
            processes.start(PROCESSES);
            for (int kill = 0; kill < kills; kill++) {
                disturb(processes, books, operations / (kills + 1));
                processes.killOne();
                processes.start(1);
            }
            disturb(processes, books, operations / (kills + 1));
            assertThat(processes.allAlive()).as("what they said: %s", folder).isTrue();
            processes.finish();
            report();
            assertThat(processes.count(".findings")).isEqualTo(PROCESSES);
        }
        assertNothingIsLost(books);
    }

    /** Kills connections here and there until so many more deeds were answered. */
    private void disturb(Processes processes, Books books, long more) throws Exception {
        long enough = deeds() + more;
        while (deeds() < enough && processes.allAlive()) {
            Thread.sleep(100 + random.nextInt(400));
            try {
                cutSome(books);
            } catch (CannotGetJdbcConnectionException e) {
                System.out.println("ChaosTests: the server is too busy to cut connections");
            }
        }
    }

    private void cutSome(Books books) {
        books.jdbc()
                .sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
                        order by md5(pid::text || :chance) limit :some""")
                .param("chance", random.nextLong())
                .param("some", 1 + random.nextInt(2))
                .query()
                .listOfRows();
    }

    private long deeds() throws Exception {
        return Journal.answers(folder);
    }

    private void assertNothingIsLost(Books books) throws Exception {
        List<List<String>> journal = Journal.read(folder);
        assertThat(journal)
                .as("never answered")
                .noneMatch(words -> words.getFirst().equals("GAVE_UP"));
        assertThat(books.chargesLost(journal)).as("acknowledged and not there").isEmpty();
        assertThat(books.returnsLost(journal)).as("returned and still charged").isEmpty();
        assertThat(books.chargesInvented(journal))
                .as("charged and never asked for")
                .isEmpty();
        assertThat(books.chargedTwice()).as("charged while it was held").isEmpty();
        assertThat(books.tabsThatLostMoney()).isEmpty();
        try (var findings = Files.newDirectoryStream(folder, "*.findings")) {
            for (Path finding : findings) {
                assertThat(Files.readAllLines(finding)).as("invariants").isEmpty();
            }
        }
    }

    private void report() throws Exception {
        Map<String, Long> counts = Journal.read(folder).stream()
                .map(words -> words.getFirst() + (words.getFirst().equals("FAILED") ? " " + words.get(1) : ""))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        System.out.println("ChaosTests: " + counts);
    }
}
