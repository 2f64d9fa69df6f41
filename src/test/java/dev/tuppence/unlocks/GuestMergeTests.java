package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tuppence.BooksTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.GuestMerged;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.tax.ContentClass;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A guest with a tab signs in to an account that has one of its own. */
@BooksTest
class GuestMergeTests {

    private static final AtomicLong IDS = new AtomicLong(2_000_000_000L);

    @Autowired
    Lanes lanes;

    @Autowired
    TabLimits limits;

    @Autowired
    Tabs tabs;

    @Autowired
    Holdings holdings;

    @Autowired
    Library library;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Accruals accruals;

    @Autowired
    TabsMatchCharges tabsMatchCharges;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    ReaderId guest;
    ReaderId account;
    long creator;

    @BeforeEach
    void twoReaders() {
        account = NewGuest.in(jdbc, clock);
        guest = NewGuest.in(jdbc, clock);
        creator = IDS.incrementAndGet();
        limits.open(account, CurrencyCode.USD);
        limits.open(guest, CurrencyCode.USD);
    }

    @AfterEach
    void theTabsAreWhatTheirLinesSay() {
        assertThat(tabsMatchCharges.violations()).isEmpty();
    }

    @Test
    void theGuestsOpenChargesGoOverWithTheirTimeAndWithoutALimit() {
        long item = unlock(guest, 45);
        unlock(account, 40);
        var since = holdings.of(guest, new ItemId(item)).since();
        merge();
        assertThat(owed(guest)).isEqualTo(cents(0));
        assertThat(owed(account)).isEqualTo(cents(85));
        assertThat(holdings.of(account, new ItemId(item)).held()).isTrue();
        assertThat(holdings.of(account, new ItemId(item)).since()).isEqualTo(since);
        assertThat(holdings.of(guest, new ItemId(item)).held()).isFalse();
    }

    @Test
    void whatTheAccountHasAlreadyIsNotChargedTwice() {
        long item = unlock(account, 15);
        charge(guest, item, 15, 1);
        merge();
        assertThat(owed(account)).isEqualTo(cents(15));
        assertThat(library.of(account, 0, 10)).hasSize(1);
    }

    @Test
    void creatorsAccrueTheSameAsBefore() {
        unlock(guest, 45);
        unlock(account, 40);
        merge();
        accruals.project();
        accruals.project();
        assertThat(accruals.of(new CreatorId(creator), CurrencyCode.USD))
                .extracting(ItemAccrual::gross, ItemAccrual::units)
                .containsExactlyInAnyOrder(tuple(cents(45), 1), tuple(cents(40), 1));
    }

    @Test
    void whatTheGuestSettledStaysReadable() {
        long item = unlock(guest, 45);
        transaction.executeWithoutResult(status -> tabs.close(List.of(new TabKey(guest, CurrencyCode.USD))));
        merge();
        assertThat(owed(account)).isEqualTo(cents(0));
        assertThat(holdings.of(account, new ItemId(item)).held()).isTrue();
    }

    @Test
    void mergingTwiceChangesNothingMore() {
        unlock(guest, 45);
        merge();
        merge();
        assertThat(owed(account)).isEqualTo(cents(45));
    }

    @Test
    void tipsGoOverOneByOne() {
        long item = IDS.incrementAndGet();
        tip(guest, item, 1);
        tip(guest, item, 2);
        tip(account, item, 1);
        merge();
        assertThat(owed(guest)).isEqualTo(cents(0));
        assertThat(owed(account)).isEqualTo(cents(30));
    }

    @Test
    void whatTheGuestSpentCountsInTheAccountsBudget() {
        transaction.executeWithoutResult(status -> tabs.budget(account, CurrencyCode.USD, cents(47)));
        unlock(guest, 45);
        merge();
        assertThat(charge(account, IDS.incrementAndGet(), 3, 1).kind()).isEqualTo(LaneVerdict.Kind.OVER_BUDGET);
        assertThat(charge(account, IDS.incrementAndGet(), 2, 1).kind()).isEqualTo(LaneVerdict.Kind.CHARGED);
    }

    @Test
    void unlocksThatRaceTheMergeAreOnOneTabOrRefused() throws Exception {
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> charge(guest, IDS.incrementAndGet(), 2, 1).kind());
        }
        calls.add(() -> {
            merge();
            return "merged";
        });
        long charged = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : executor.invokeAll(calls)) {
                charged += result.get() == LaneVerdict.Kind.CHARGED ? 1 : 0;
            }
        }
        assertThat(owed(guest)).isEqualTo(cents(0));
        assertThat(owed(account)).isEqualTo(cents((int) charged * 2));
    }

    private void merge() {
        transaction.executeWithoutResult(status -> events.publishEvent(new GuestMerged(guest, account)));
    }

    private long unlock(ReaderId reader, int cents) {
        long item = IDS.incrementAndGet();
        assertThat(charge(reader, item, cents, 1).kind()).isEqualTo(LaneVerdict.Kind.CHARGED);
        return item;
    }

    private void tip(ReaderId reader, long item, int take) {
        assertThat(charge(ChargeKind.TIP, reader, item, 10, take).kind()).isEqualTo(LaneVerdict.Kind.CHARGED);
    }

    private LaneVerdict charge(ReaderId reader, long item, int cents, int take) {
        return charge(ChargeKind.UNLOCK, reader, item, cents, take);
    }

    private LaneVerdict charge(ChargeKind kind, ReaderId reader, long item, int cents, int take) {
        return lanes.decide(new LaneCommand(
                reader.value(),
                CurrencyCode.USD,
                List.of(new LaneLine(
                        kind, item, 1, creator, 0, cents(cents).micros(), take, ContentClass.E_PUBLICATION, 0))));
    }

    private Money owed(ReaderId reader) {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow().owed();
    }

    private static Money cents(int cents) {
        return Money.ofMinorUnits(cents, CurrencyCode.USD);
    }
}
