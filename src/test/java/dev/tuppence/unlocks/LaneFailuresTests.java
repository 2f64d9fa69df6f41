package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.tuppence.BooksTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.tax.ContentClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What callers hear when the database refuses, goes away, or the lane is full or closed. */
@BooksTest
class LaneFailuresTests {

    private static final AtomicLong ITEMS = new AtomicLong(7_000_000_000L);

    @Autowired
    UnlocksSettings settings;

    @Autowired
    TabLimits limits;

    @Autowired
    Tabs tabs;

    @Autowired
    RecurringTask<Void> projectAccruals;

    @Autowired
    Accruals accruals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LaneConnections connections;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcConnectionDetails database;

    Connection opened;
    LaneConnection connection;
    Lane lane;
    ReaderId reader;

    @BeforeEach
    void aLaneOfItsOwn() {
        var watched = new LaneConnections(database, settings) {
            @Override
            Connection open() throws SQLException {
                opened = super.open();
                return opened;
            }
        };
        connection = new LaneConnection(watched, clock);
        lane = new Lane(settings, connection);
        reader = aReader();
    }

    @AfterEach
    void theConnectionCloses() {
        connection.close();
    }

    @Test
    void oneCommandThatTheDatabaseRefusesIsNotItsNeighboursFailure() throws Exception {
        commit(command(reader, ITEMS.incrementAndGet()));
        var answers = waiting(
                command(aReader(), ITEMS.incrementAndGet()),
                command(reader, ITEMS.incrementAndGet(), Long.MAX_VALUE / 100 * 100), // no tab can hold so much
                command(aReader(), ITEMS.incrementAndGet()));
        decideWhatWaits();
        assertThat(answers.getFirst().get().kind()).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(answers.getLast().get().kind()).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThatThrownBy(answers.get(1)::get).hasCauseInstanceOf(UnlockOutcomeUnknown.class);
        assertThat(tabs.lines(reader, CurrencyCode.USD, 1)).hasSize(1);
    }

    /** What is plain is committed before what is not. */
    @Test
    void whatWasChargedBeforeTheRefusalIsSaidToBeCharged() throws Exception {
        ReaderId nowhere = aReader();
        jdbc.sql("update tab set budget_micros = 1, zone = 'Mars/Phobos' where reader_id = :reader")
                .param("reader", nowhere.value())
                .update();
        var answers = waiting(
                command(reader, ITEMS.incrementAndGet()),
                command(aReader(), ITEMS.incrementAndGet()),
                command(ChargeKind.TIP, nowhere, ITEMS.incrementAndGet(), 10_000));
        decideWhatWaits();
        assertThat(answers.getFirst().get().kind()).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(answers.get(1).get().kind()).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThatThrownBy(answers.getLast()::get).hasCauseInstanceOf(UnlockOutcomeUnknown.class);
    }

    @Test
    void whoeverLosesTheConnectionTriesAgainAndPaysOnce() throws Exception {
        LaneCommand command = command(reader, ITEMS.incrementAndGet());
        var answers = waiting(command, command(aReader(), ITEMS.incrementAndGet()));
        jdbc.sql("select pg_terminate_backend(:pid, 5000)")
                .param("pid", opened.unwrap(PGConnection.class).getBackendPID())
                .query()
                .listOfRows();
        decideWhatWaits();
        assertThatThrownBy(answers.getFirst()::get).hasCauseInstanceOf(UnlockOutcomeUnknown.class);
        assertThatThrownBy(answers.getLast()::get).hasCauseInstanceOf(UnlockOutcomeUnknown.class);
        assertThat(commit(command)).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(commit(command)).isEqualTo(LaneVerdict.Kind.OWNED);
    }

    @Test
    void whoeverLocksInAnotherOrderCostsTimeAndNoVerdict() throws Exception {
        ReaderId later = aReader();
        var answers = waiting(command(reader, ITEMS.incrementAndGet()), command(later, ITEMS.incrementAndGet()));
        transaction.executeWithoutResult(status -> {
            tabs.lock(later, CurrencyCode.USD);
            Thread.startVirtualThread(this::decideWhatWaits);
            await().until(this::somebodyWaits);
            tabs.lock(reader, CurrencyCode.USD); // each has what the other wants
        });
        assertThat(answers.getFirst().get().kind()).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(answers.getLast().get().kind()).isEqualTo(LaneVerdict.Kind.CHARGED);
    }

    @Test
    void theSecondClickSharesTheFirstOnesAnswerAndAnotherCommandComesNext() throws Exception {
        LaneCommand command = command(reader, ITEMS.incrementAndGet());
        var answers = waiting(command, command, command(reader, ITEMS.incrementAndGet()));
        decideWhatWaits();
        assertThat(answers.get(1).get()).isSameAs(answers.getFirst().get());
        assertThat(answers.getLast().get().kind()).isEqualTo(LaneVerdict.Kind.CHARGED);
    }

    @Test
    void aFullLaneAndAClosedOneTakeNothing() throws Exception {
        LaneCommand command = command(reader, ITEMS.incrementAndGet());
        waiting(Collections.nCopies(settings.laneQueue(), command).toArray(LaneCommand[]::new));
        assertBusy(lane);
        Lane closed = new Lane(settings, connection);
        closed.close();
        assertBusy(closed);
    }

    @Test
    void lanesThatDoNotRunTakeNothing() throws Exception {
        var lanes = new Lanes(settings, connections, clock);
        assertThat(lanes.isRunning()).isFalse();
        assertThatThrownBy(() -> lanes.decide(command(reader, 1))).isInstanceOf(UnlocksBusy.class);
        lanes.start();
        assertThat(lanes.isRunning()).isTrue();
        assertThat(lanes.decide(command(reader, ITEMS.incrementAndGet())).kind())
                .isEqualTo(LaneVerdict.Kind.CHARGED);
        lanes.stop();
        assertThat(lanes.isRunning()).isFalse();
    }

    @Test
    void theTaskBringsAccrualsUpToDate() {
        connection = new LaneConnection(connections, clock);
        long item = ITEMS.incrementAndGet();
        commit(command(reader, item));
        projectAccruals.execute(null, null);
        assertThat(accruals.of(OnOffer.CREATOR, CurrencyCode.USD))
                .anyMatch(accrual -> accrual.item().value() == item);
    }

    private static void assertBusy(Lane lane) {
        assertThatThrownBy(() -> lane.submit(command(new ReaderId(1), 1))).isInstanceOf(UnlocksBusy.class);
    }

    /** What waits in the lane since somebody else's command took its time. */
    private List<CompletableFuture<LaneVerdict>> waiting(LaneCommand... commands) throws InterruptedException {
        LaneCommand slow = command(aReader(), ITEMS.incrementAndGet());
        List<CompletableFuture<LaneVerdict>> answers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            tabs.lock(new ReaderId(slow.reader()), CurrencyCode.USD);
            threads.add(Thread.startVirtualThread(() -> lane.submit(slow)));
            await().until(this::somebodyWaits);
            Stream.of(commands).map(lane::submit).forEach(answers::add);
        });
        threads.getFirst().join();
        return answers;
    }

    /** A lane that closes answers everybody first. */
    private void decideWhatWaits() {
        lane.close();
        lane.run();
    }

    private LaneVerdict.Kind commit(LaneCommand command) {
        var decisions = new Decisions(List.of(command));
        try {
            connection.commit(decisions);
            return decisions.verdict(0).kind();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql(
                        "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    private ReaderId aReader() {
        ReaderId id = NewGuest.in(jdbc, clock);
        limits.open(id, CurrencyCode.USD);
        return id;
    }

    private static LaneCommand command(ReaderId of, long item) {
        return command(of, item, 10_000);
    }

    private static LaneCommand command(ReaderId of, long item, long price) {
        return command(ChargeKind.UNLOCK, of, item, price);
    }

    private static LaneCommand command(ChargeKind kind, ReaderId of, long item, long price) {
        return new LaneCommand(
                of.value(),
                CurrencyCode.USD,
                List.of(new LaneLine(
                        kind, item, 1, OnOffer.CREATOR.value(), 0, price, 1, ContentClass.E_PUBLICATION, 0)));
    }
}
