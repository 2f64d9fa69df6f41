package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.BooksTest;
import dev.tuppence.Seed;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.tax.ContentClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** A lane meets another server, or a transaction that holds what it wants, at the worst moment. */
@BooksTest
class LaneRacesTests {

    private static final AtomicLong ITEMS = new AtomicLong(6_000_000_000L);
    private static final Random RANDOM = Seed.random(LaneRacesTests.class);

    @Autowired
    Lanes lanes;

    @Autowired
    TabLimits limits;

    @Autowired
    Tabs tabs;

    @Autowired
    TabsMatchCharges tabsMatchCharges;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LaneConnections connections;

    @Autowired
    DataSource dataSource;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    ReaderId reader;

    @BeforeEach
    void aTab() {
        reader = aReader();
    }

    @AfterEach
    void theTabsAreWhatTheirLinesSay() {
        assertThat(tabsMatchCharges.violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNLOCK", "TIP"})
    void aTabBlockedWhileTheLaneWaitsTakesNothing(ChargeKind kind) throws Exception {
        assertThat(decidedWhile(() -> tabs.block(reader, CurrencyCode.USD, Block.UNPAID), command(kind)))
                .isEqualTo(LaneVerdict.Kind.BLOCKED);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNLOCK", "TIP"})
    void aPeriodClosedWhileTheLaneWaitsTakesNothing(ChargeKind kind) throws Exception {
        lanes.decide(command(ChargeKind.UNLOCK));
        assertThat(decidedWhile(() -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD))), command(kind)))
                .isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(tabs.lines(reader, CurrencyCode.USD, 1)).hasSize(1);
        assertThat(tabs.lines(reader, CurrencyCode.USD, 2)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNLOCK", "TIP"})
    void aChargeMadeOnTwoTabsAtOnceIsMadeOnce(ChargeKind kind) throws Exception {
        long item = ITEMS.incrementAndGet();
        limits.open(reader, CurrencyCode.EUR);
        jdbc.sql("update tab set limit_micros = 1000000 where reader_id = :reader")
                .param("reader", reader.value())
                .update();
        LaneVerdict.Kind second = decidedWhile(
                () -> assertThat(run(mine(), List.of(command(reader, CurrencyCode.EUR, line(kind, item, 0)))))
                        .containsExactly(LaneVerdict.Kind.CHARGED),
                command(reader, CurrencyCode.USD, line(kind, item, 0)));
        assertThat(second).isEqualTo(LaneVerdict.Kind.OWNED);
        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().owed()).isEqualTo(cents(0));
    }

    @Test
    void whatIsSpentUnderACapWhileTheLaneWaitsLeavesLessRoom() throws Exception {
        long cap = 15_000;
        decidedWhile(
                () -> run(mine(), List.of(command(reader, CurrencyCode.USD, capped(cap)))),
                command(reader, CurrencyCode.USD, capped(cap)));
        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().owed().micros())
                .isEqualTo(cap);
    }

    @Test
    void whatIsSpentUnderACapWhileABatchWaitsLeavesLessRoom() throws Exception {
        long cap = 25_000;
        run(List.of(command(reader, CurrencyCode.USD, capped(cap))));
        CompletableFuture<List<LaneVerdict.Kind>> decided = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            run(mine(), List.of(command(reader, CurrencyCode.USD, capped(cap))));
            decided.completeAsync(
                    () -> run(List.of(
                            command(reader, CurrencyCode.USD, capped(cap)),
                            command(aReader(), CurrencyCode.USD, capped(cap)))),
                    Thread::startVirtualThread);
            await().until(() -> decided.isDone() || aLaneWaits());
        });
        assertThat(decided.get()).containsOnly(LaneVerdict.Kind.CHARGED);
        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().owed().micros())
                .isEqualTo(cap);
    }

    @Test
    void aLaneThatWaitsForATabHoldsThoseOfEarlierReadersOnly() {
        List<ReaderId> readers = Stream.generate(this::aReader).limit(24).toList();
        List<LaneCommand> commands = new ArrayList<>(readers.stream()
                .map(of -> command(of, CurrencyCode.USD, line(ChargeKind.TIP, ITEMS.incrementAndGet(), 0)))
                .toList());
        Collections.shuffle(commands, RANDOM);
        CompletableFuture<List<LaneVerdict.Kind>> decided = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            tabs.lock(readers.get(12), CurrencyCode.USD);
            decided.completeAsync(() -> run(commands), Thread::startVirtualThread);
            await().until(() -> decided.isDone() || aLaneWaits());
            assertThat(notLockedByOthers(readers)).containsExactlyElementsOf(readers.subList(12, 24));
        });
        assertThat(decided.join()).containsOnly(LaneVerdict.Kind.CHARGED);
    }

    private List<ReaderId> notLockedByOthers(List<ReaderId> readers) {
        return jdbc.sql(
                        "select reader_id from tab where reader_id in (:readers) order by reader_id for update skip locked")
                .param("readers", readers.stream().map(ReaderId::value).toList())
                .query((row, number) -> new ReaderId(row.getLong(1)))
                .list();
    }

    /** The lane's verdict on a command that had to wait for the end of another transaction. */
    private LaneVerdict.Kind decidedWhile(Runnable change, LaneCommand command) throws Exception {
        CompletableFuture<LaneVerdict> decided = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            change.run();
            decided.completeAsync(() -> lanes.decide(command), Thread::startVirtualThread);
            await().until(() -> decided.isDone() || aLaneWaits());
        });
        return decided.get().kind();
    }

    private boolean aLaneWaits() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                                       where datname = current_database() and wait_event_type = 'Lock')""").query(Boolean.class).single();
    }

    /** The connection of the transaction that runs here. */
    private Connection mine() {
        return DataSourceUtils.getConnection(dataSource);
    }

    private List<LaneVerdict.Kind> run(List<LaneCommand> commands) {
        try (var connection = connections.open()) {
            return run(connection, commands);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<LaneVerdict.Kind> run(Connection connection, List<LaneCommand> commands) {
        try (var batch = new LaneBatch(connection)) {
            var decisions = new Decisions(commands);
            batch.run(decisions, OffsetDateTime.now(clock));
            return decisions.verdicts().map(LaneVerdict::kind).toList();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private ReaderId aReader() {
        ReaderId id = NewGuest.in(jdbc, clock);
        limits.open(id, CurrencyCode.USD);
        return id;
    }

    private LaneCommand command(ChargeKind kind) {
        return command(reader, CurrencyCode.USD, line(kind, ITEMS.incrementAndGet(), 0));
    }

    private static LaneCommand command(ReaderId of, CurrencyCode currency, LaneLine line) {
        return new LaneCommand(of.value(), currency, List.of(line));
    }

    private static LaneLine capped(long cap) {
        return line(ChargeKind.UNLOCK, ITEMS.incrementAndGet(), cap);
    }

    private static LaneLine line(ChargeKind kind, long item, long cap) {
        return new LaneLine(kind, item, 1, 7, 0, 10_000, 1, ContentClass.E_PUBLICATION, cap);
    }
}
