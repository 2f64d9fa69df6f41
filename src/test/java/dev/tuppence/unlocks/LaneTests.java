package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.BooksTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.tax.ContentClass;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the lanes decide under the tab's lock, one at a time, in batches and at the same time. */
@BooksTest
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
    JdbcClient jdbc;

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
        assertThat(invariants)
                .filteredOn(invariant -> invariant.getClass().getPackage() == Lanes.class.getPackage())
                .isNotEmpty()
                .allSatisfy(invariant -> assertThat(invariant.violations()).isEmpty());
    }

    @Test
    @Tag("edge-01")
    void aChargeGoesOnTheTabOnce() {
        long item = anItem();
        assertThat(decide(item, 15, 1)).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(decide(item, 15, 1)).isEqualTo(LaneVerdict.Kind.OWNED);
        assertThat(owed()).isEqualTo(cents(15));
    }

    @Test
    @Tag("edge-02")
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
    @Tag("edge-02")
    void twoServersWithTheirOwnLanesChargeOnce() throws Exception {
        long item = anItem();
        Callable<LaneVerdict.Kind> otherServer = () -> {
            try (var connection = dataSource.getConnection();
                    var batch = new LaneBatch(connection)) {
                var decisions = new Decisions(List.of(command(item, 15, 1)));
                batch.run(decisions, OffsetDateTime.now(clock));
                return decisions.verdict(0).kind();
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
        List<Callable<LaneVerdict.Kind>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> decide(anItem(), 51, 1));
        }
        calls.add(8, () -> decide(anItem(), 50, 1));
        assertThat(atOnce(calls)).filteredOn(LaneVerdict.Kind.CHARGED::equals).hasSize(1);
        assertThat(owed()).isEqualTo(cents(50));
    }

    @Test
    void aBundleIsChargedTogetherOrNotAtAll() {
        assertThat(bundle(line(anItem(), 30, 1), line(anItem(), 30, 1))).isEqualTo(LaneVerdict.Kind.OVER_LIMIT);
        assertThat(owed()).isEqualTo(cents(0));
        assertThat(bundle(line(anItem(), 30, 1), line(anItem(), 20, 1))).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(owed()).isEqualTo(cents(50));
    }

    @Test
    void whatIsOwnedAlreadyTakesNoRoomInABundle() {
        long owned = anItem();
        decide(owned, 30, 1);
        assertThat(bundle(line(owned, 30, 1), line(anItem(), 20, 1))).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(bundle(line(owned, 30, 1))).isEqualTo(LaneVerdict.Kind.OWNED);
        assertThat(owed()).isEqualTo(cents(50));
    }

    @Test
    void oneStaleLineChargesNothingOfItsBundle() {
        assertThat(bundle(line(anItem(), 5, 2), line(anItem(), 5, 1))).isEqualTo(LaneVerdict.Kind.STALE);
        assertThat(owed()).isEqualTo(cents(0));
    }

    @Test
    void theLineThatCrossesACapCostsWhatIsLeftAndFurtherOnesNothing() {
        long free = anItem();
        assertThat(capped(anItem(), 15)).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(capped(anItem(), 15)).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(owed()).isEqualTo(cents(20));
        assertThat(capped(free, 15)).isEqualTo(LaneVerdict.Kind.FREE);
        assertThat(capped(free, 15)).isEqualTo(LaneVerdict.Kind.OWNED);
        assertThat(owed()).isEqualTo(cents(20));
    }

    @Test
    void aCapHoldsWithinABundleAndWhenManyClickAtOnce() throws Exception {
        assertThat(bundle(cappedLine(anItem(), 15), cappedLine(anItem(), 15), cappedLine(anItem(), 15)))
                .isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(owed()).isEqualTo(cents(20));
        reader = aReader();
        List<LaneVerdict.Kind> verdicts = atOnce(IntStream.range(0, 32)
                .<Callable<LaneVerdict.Kind>>mapToObj(i -> () -> capped(anItem(), 15))
                .toList());
        assertThat(verdicts).filteredOn(LaneVerdict.Kind.CHARGED::equals).hasSize(2);
        assertThat(verdicts).filteredOn(LaneVerdict.Kind.FREE::equals).hasSize(30);
        assertThat(owed()).isEqualTo(cents(20));
    }

    @Test
    void aReturnMakesRoomUnderTheCapAndKeepsWhatWasFree() {
        long paid = anItem();
        long free = anItem();
        capped(paid, 15);
        capped(anItem(), 5);
        assertThat(capped(free, 15)).isEqualTo(LaneVerdict.Kind.FREE);
        giveBack(paid, 1);
        assertThat(capped(free, 15)).isEqualTo(LaneVerdict.Kind.OWNED);
        assertThat(capped(anItem(), 50)).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(owed()).isEqualTo(cents(20));
    }

    @Test
    void tipsDoNotCountTowardsACapAndAreChargedOncePerTake() {
        long item = anItem();
        capped(item, 20);
        assertThat(bundle(of(ChargeKind.TIP, item, 10, 1, 20))).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(bundle(of(ChargeKind.TIP, item, 10, 1, 20))).isEqualTo(LaneVerdict.Kind.OWNED);
        assertThat(bundle(of(ChargeKind.TIP, item, 10, 2, 20))).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(bundle(of(ChargeKind.TIP, item, 10, 9, 20))).isEqualTo(LaneVerdict.Kind.STALE);
        assertThat(owed()).isEqualTo(cents(40));
    }

    @Test
    void aBudgetRefusesWhatTheReaderDoesNotWantToSpend() {
        transaction.executeWithoutResult(status -> tabs.budget(reader, CurrencyCode.USD, cents(20)));
        long item = anItem();
        assertThat(decide(item, 15, 1)).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(lanes.decide(command(anItem(), 15, 1)))
                .isEqualTo(new LaneVerdict(LaneVerdict.Kind.OVER_BUDGET, 200_000, 150_000));
        assertThat(decide(anItem(), 5, 1)).isEqualTo(LaneVerdict.Kind.CHARGED);
        giveBack(item, 1);
        assertThat(decide(anItem(), 15, 1)).isEqualTo(LaneVerdict.Kind.CHARGED);
        transaction.executeWithoutResult(status -> tabs.budget(reader, CurrencyCode.USD, null));
        assertThat(decide(anItem(), 15, 1)).isEqualTo(LaneVerdict.Kind.CHARGED);
    }

    @Test
    void oneReadersRefusalIsNotAnothers() throws Exception {
        ReaderId other = aReader();
        var dear = command(anItem(), 51, 1);
        var others = new LaneCommand(other.value(), CurrencyCode.USD, List.of(line(anItem(), 50, 1)));
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
        ClosedPeriod closed = transaction.execute(status ->
                tabs.close(List.of(new TabKey(reader, CurrencyCode.USD))).getFirst());
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
                calls.add(() -> transaction.execute(status -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD)))
                                        .size()
                                == 1
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
        assertThat(lanes.decide(new LaneCommand(IDS.incrementAndGet(), CurrencyCode.USD, List.of(line(anItem(), 1, 1))))
                        .kind())
                .isEqualTo(LaneVerdict.Kind.NO_TAB);
    }

    private ReaderId aReader() {
        ReaderId id = NewGuest.in(jdbc, clock);
        limits.open(id, CurrencyCode.USD);
        return id;
    }

    private static long anItem() {
        return IDS.incrementAndGet();
    }

    private LaneCommand command(long item, int cents, int take) {
        return new LaneCommand(reader.value(), CurrencyCode.USD, List.of(line(item, cents, take)));
    }

    private static LaneLine line(long item, int cents, int take) {
        return of(ChargeKind.UNLOCK, item, cents, take, 0);
    }

    private static LaneLine cappedLine(long item, int cents) {
        return of(ChargeKind.UNLOCK, item, cents, 1, 20);
    }

    private static LaneLine of(ChargeKind kind, long item, int cents, int take, int cap) {
        return new LaneLine(
                kind,
                item,
                1,
                7,
                0,
                cents(cents).micros(),
                take,
                ContentClass.E_PUBLICATION,
                cents(cap).micros());
    }

    private LaneVerdict.Kind capped(long item, int cents) {
        return bundle(cappedLine(item, cents));
    }

    private LaneVerdict.Kind bundle(LaneLine... lines) {
        return lanes.decide(new LaneCommand(reader.value(), CurrencyCode.USD, List.of(lines)))
                .kind();
    }

    private LaneVerdict.Kind decide(long item, int cents, int take) {
        return lanes.decide(command(item, cents, take)).kind();
    }

    private List<LaneVerdict.Kind> batch(LaneCommand... commands) throws SQLException {
        try (var connection = dataSource.getConnection();
                var batch = new LaneBatch(connection)) {
            var decisions = new Decisions(List.of(commands));
            batch.run(decisions, OffsetDateTime.now(clock));
            return decisions.verdicts().map(LaneVerdict::kind).toList();
        }
    }

    private void giveBack(long item, int take) {
        transaction.executeWithoutResult(status -> {
            tabs.lock(reader, CurrencyCode.USD);
            mirrors.takeOffOpenTab(reader, ChargeKind.UNLOCK, item, take, ReturnReason.NONE);
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
