package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What the lanes decide under the tab's lock, one at a time, in batches and at the same time. */
@WholeApplicationTest
@TestPropertySource(
        properties =
                "spring.application.name=lanes") // a database of its own: these tabs are closed without settlements
class LaneTests {

    private static final AtomicLong IDS = new AtomicLong(1_000_000_000L);

    @Autowired
    Lanes lanes;

    @Autowired
    TabLimits limits;

    @Autowired
    Tabs tabs;

    @Autowired
    Mirrors mirrors;

    @Autowired
    DataSource dataSource;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    List<Invariant> invariants;

    ReaderId reader;

    @BeforeEach
    void aGuestWithATabOfFiftyCents() {
        reader = aReader();
    }

    @AfterEach
    void theTabsAreWhatTheirLinesSay() {
        assertThat(invariants).filteredOn(TabsMatchCharges.class::isInstance).hasSize(1);
        assertThat(invariants)
                .filteredOn(TabsMatchCharges.class::isInstance)
                .allSatisfy(invariant -> assertThat(invariant.violations()).isEmpty());
    }

    @Test
    void aChargeGoesOnTheTabOnce() {
        long item = anItem();
        assertThat(decide(item, 15, 1)).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(decide(item, 15, 1)).isEqualTo(LaneVerdict.Kind.OWNED);
        assertThat(owed()).isEqualTo(cents(15));
    }

    @Test
    void theSameUnlockSentManyTimesAtOnceIsChargedOnce() throws Exception {
        long item = anItem();
        List<LaneVerdict.Kind> verdicts = atOnce(IntStream.range(0, 64)
                .<Callable<LaneVerdict.Kind>>mapToObj(i -> () -> decide(item, 15, 1))
                .toList());
        assertThat(verdicts) // those of one batch share their answer
                .contains(LaneVerdict.Kind.CHARGED)
                .isSubsetOf(LaneVerdict.Kind.CHARGED, LaneVerdict.Kind.OWNED);
        assertThat(owed()).isEqualTo(cents(15));
    }

    @Test
    void unlocksAtOnceNeverExceedTheLimit() throws Exception {
        List<LaneVerdict.Kind> verdicts = atOnce(IntStream.range(0, 64)
                .<Callable<LaneVerdict.Kind>>mapToObj(i -> () -> decide(anItem(), 15, 1))
                .toList());
        assertThat(verdicts).filteredOn(LaneVerdict.Kind.CHARGED::equals).hasSize(3);
        assertThat(owed()).isEqualTo(cents(45));
    }

    @Test
    void twoServersWithTheirOwnLanesChargeOnce() throws Exception {
        long item = anItem();
        Callable<LaneVerdict.Kind> otherServer = () -> {
            try (var connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                var verdict = new LaneBatch(connection, OffsetDateTime.now(clock)).run(List.of(command(item, 15, 1)));
                connection.commit();
                return verdict[0].kind();
            }
        };
        List<Callable<LaneVerdict.Kind>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(otherServer);
            calls.add(() -> decide(item, 15, 1));
        }
        assertThat(atOnce(calls)).filteredOn(LaneVerdict.Kind.CHARGED::equals).hasSize(1);
        assertThat(owed()).isEqualTo(cents(15));
    }

    @Test
    void aLargeLineThatIsRefusedDoesNotEatTheRoomOfASmallOne() throws Exception {
        assertThat(batch(command(anItem(), 30, 1), command(anItem(), 45, 1), command(anItem(), 20, 1)))
                .containsExactly(LaneVerdict.Kind.CHARGED, LaneVerdict.Kind.OVER_LIMIT, LaneVerdict.Kind.CHARGED);
        assertThat(owed()).isEqualTo(cents(50));
    }

    @Test
    void whatIsOwnedAlreadyTakesNoRoom() throws Exception {
        long owned = anItem();
        decide(owned, 30, 1);
        assertThat(batch(command(owned, 30, 1), command(anItem(), 20, 1)))
                .containsExactly(LaneVerdict.Kind.OWNED, LaneVerdict.Kind.CHARGED);
    }

    @Test
    void oneReadersRefusalIsNotAnothers() throws Exception {
        ReaderId other = aReader();
        var dear = command(anItem(), 51, 1);
        var others = new LaneCommand(other.value(), anItem(), 1, 7, cents(50), 1);
        assertThat(batch(dear, others)).containsExactly(LaneVerdict.Kind.OVER_LIMIT, LaneVerdict.Kind.CHARGED);
    }

    @Test
    void aReturnedTakeIsStaleAndTheNextOneIsCharged() {
        long item = anItem();
        decide(item, 15, 1);
        giveBack(item, 1);
        assertThat(decide(item, 15, 1)).isEqualTo(LaneVerdict.Kind.STALE);
        assertThat(decide(item, 15, 3)).isEqualTo(LaneVerdict.Kind.STALE);
        assertThat(decide(item, 15, 2)).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(owed()).isEqualTo(cents(15));
    }

    @Test
    void whileOneTakeIsHeldNoOtherIsCharged() {
        long item = anItem();
        decide(item, 15, 1);
        assertThat(decide(item, 15, 2)).isEqualTo(LaneVerdict.Kind.OWNED);
        assertThat(owed()).isEqualTo(cents(15));
    }

    @Test
    void aBlockedTabTakesNothingAndAFullOneTellsItsLimit() {
        decide(anItem(), 40, 1);
        LaneVerdict full = lanes.decide(command(anItem(), 15, 1));
        assertThat(full).isEqualTo(new LaneVerdict(LaneVerdict.Kind.OVER_LIMIT, 500_000, 400_000));
        transaction.executeWithoutResult(status -> tabs.block(reader, CurrencyCode.USD, Block.UNPAID));
        assertThat(decide(anItem(), 5, 1)).isEqualTo(LaneVerdict.Kind.BLOCKED);
        transaction.executeWithoutResult(status -> tabs.unblock(reader, CurrencyCode.USD, Block.UNPAID));
        assertThat(decide(anItem(), 5, 1)).isEqualTo(LaneVerdict.Kind.CHARGED);
    }

    @Test
    void whatIsDueStillCountsAgainstTheLimit() {
        decide(anItem(), 40, 1);
        ClosedPeriod closed = transaction.execute(
                status -> tabs.close(reader, CurrencyCode.USD).orElseThrow());
        assertThat(closed.gross()).isEqualTo(cents(40));
        assertThat(decide(anItem(), 15, 1)).isEqualTo(LaneVerdict.Kind.OVER_LIMIT);
        assertThat(decide(anItem(), 10, 1)).isEqualTo(LaneVerdict.Kind.CHARGED);
    }

    @Test
    void noChargeLandsInAPeriodThatIsClosedMeanwhile() throws Exception {
        Random random = new Random(ThreadLocalRandom.current().nextLong());
        List<Callable<LaneVerdict.Kind>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            calls.add(() -> decide(anItem(), 1, 1));
            if (random.nextInt(4) == 0) {
                calls.add(() -> transaction.execute(
                        status -> tabs.close(reader, CurrencyCode.USD).isPresent()
                                ? LaneVerdict.Kind.CHARGED
                                : LaneVerdict.Kind.STALE));
            }
        }
        atOnce(calls);
        TabView tab = tabs.of(reader, CurrencyCode.USD).orElseThrow();
        assertThat(tab.owed().plus(tab.due())).isEqualTo(cents(40));
        for (int period = 1; period <= tab.period(); period++) {
            assertThat(tabs.lines(reader, CurrencyCode.USD, period)).noneMatch(Line::returned);
        }
    }

    @Test
    void aReaderWithoutATabIsToldSo() {
        assertThat(lanes.decide(new LaneCommand(IDS.incrementAndGet(), anItem(), 1, 7, cents(1), 1))
                        .kind())
                .isEqualTo(LaneVerdict.Kind.NO_TAB);
    }

    private ReaderId aReader() {
        var id = new ReaderId(IDS.incrementAndGet());
        limits.open(id, CurrencyCode.USD);
        return id;
    }

    private static long anItem() {
        return IDS.incrementAndGet();
    }

    private LaneCommand command(long item, int cents, int take) {
        return new LaneCommand(reader.value(), item, 1, 7, cents(cents), take);
    }

    private LaneVerdict.Kind decide(long item, int cents, int take) {
        return lanes.decide(command(item, cents, take)).kind();
    }

    private List<LaneVerdict.Kind> batch(LaneCommand... commands) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            LaneVerdict[] verdicts = new LaneBatch(connection, OffsetDateTime.now(clock)).run(List.of(commands));
            connection.commit();
            return List.of(verdicts).stream().map(LaneVerdict::kind).toList();
        }
    }

    private void giveBack(long item, int take) {
        transaction.executeWithoutResult(status -> {
            tabs.lock(reader, CurrencyCode.USD);
            mirrors.takeOffOpenTab(reader, new ItemId(item), take, ReturnReason.NONE);
        });
    }

    private Money owed() {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow().owed();
    }

    private static Money cents(int cents) {
        return Money.ofMinorUnits(cents, CurrencyCode.USD);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (var result : executor.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
