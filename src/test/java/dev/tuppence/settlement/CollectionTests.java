package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Charging what is due, with nobody else's settlements about; tasks do not run here, where no card is the processor's. */
@WholeApplicationTest
@TestPropertySource(
        properties = {
            "spring.application.name=collection",
            "tuppence.settlement.run-every=300d",
            "db-scheduler.polling-interval=1h"
        })
class CollectionTests {

    private static final int READERS = 30;

    @Autowired
    Patrons patrons;

    @Autowired
    ClosingRun closing;

    @Autowired
    Collecting collecting;

    @Autowired
    CollectionRuns runs;

    @Autowired
    CollectionRows rows;

    @Autowired
    JdbcClient jdbc;

    List<ReaderId> readers = List.of();

    @BeforeEach
    void readersOwe() {
        runs.stop();
        rows.allow();
        readers = IntStream.range(0, READERS).mapToObj(i -> patrons.reader()).toList();
        readers.forEach(this::hasACard);
        readers.forEach(reader -> patrons.unlock(reader, Patrons.creator(), usd("6.00")));
        closing.run();
        jdbc.sql("update settlement set charge_at = noticed_at where state = 'NOTICED'")
                .update();
    }

    @Test
    @Tag("edge-40")
    void twoRunsAtOnceChargeEachSettlementOnce() throws Exception {
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> node = () -> {
                collecting.run();
                return null;
            };
            nodes.invokeAll(List.of(node, node, node));
        }
        collecting.run(); // what the one had that was taken over from

        assertThat(requested()).isEqualTo(READERS);
        assertThat(jdbc.sql("select count(distinct reference) from card_payment where payer = any(:readers)")
                        .param("readers", ids())
                        .query(Integer.class)
                        .single())
                .isEqualTo(READERS);
        assertThat(runs.list(1).getFirst().finishedAt()).isNotNull();
    }

    @Test
    void noMoreThanThePaceAreAskedForInASecond() {
        long start = System.nanoTime();

        collecting.run();

        assertThat(requested()).isEqualTo(READERS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(40 * (READERS - 1)));
    }

    @Test
    void aRunThatIsStoppedGoesOnWhereItWasWhenItIsStartedAgain() {
        var run = CompletableFuture.runAsync(collecting::run, Thread::startVirtualThread);
        await().until(() -> runs.list(1).getFirst().done() > 3);
        runs.stop();
        run.join();
        int charged = requested();
        assertThat(charged).isBetween(4, READERS - 1);
        assertThat(runs.list(1).getFirst().stoppedAt()).isNotNull();

        collecting.run();
        assertThat(requested()).isEqualTo(charged); // stopped is stopped

        rows.allow();
        collecting.run();
        assertThat(requested()).isEqualTo(READERS);
    }

    @Test
    @Tag("edge-40")
    void aRunThatDiedIsTakenUpWhereItWas() {
        CollectionRun dead = rows.claim(UUID.randomUUID(), Instant.parse("2100-01-01T00:00:00Z"))
                .orElseThrow();

        collecting.run();

        CollectionRun run = runs.list(1).getFirst();
        assertThat(run.id()).isEqualTo(dead.id());
        assertThat(run.done()).isEqualTo(READERS);
        assertThat(run.total()).isEqualTo(READERS);
        assertThat(requested()).isEqualTo(READERS);
    }

    @Test
    void aDryRunSaysWhatWouldBeChargedAndChangesNothing() {
        assertThat(runs.due()).containsExactly(new CollectionRuns.Due(READERS, READERS, usd("180.00")));
        assertThat(requested()).isZero();
    }

    private void hasACard(ReaderId reader) {
        jdbc.sql("""
                        insert into saved_card (payer, payment_method, brand, last4, expires, country, fingerprint_hash,
                                                authentication, saved_at)
                        values (:payer, :method, 'visa', '4242', '2034-12-31', 'US', :method, 'none', '2026-01-01')""")
                .param("payer", reader.value())
                .param("method", "pm_of_nobody_" + reader.value())
                .update();
    }

    private int requested() {
        return jdbc.sql(
                        "select count(*) from settlement where reader_id = any(:readers) and state <> 'NOTICED' and currency = :currency")
                .param("readers", ids())
                .param("currency", CurrencyCode.USD.name())
                .query(Integer.class)
                .single();
    }

    private Long[] ids() {
        return readers.stream().map(ReaderId::value).toArray(Long[]::new);
    }
}
