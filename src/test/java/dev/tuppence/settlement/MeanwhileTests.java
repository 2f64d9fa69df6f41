package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.Contention;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What changes between the moment that somebody finds a settlement and the moment that it is locked. */
@WholeApplicationTest
class MeanwhileTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlementRuns runs;

    @Autowired
    SettlementSteps steps;

    @Autowired
    SettlementActions actions;

    @Autowired
    LastSettlements last;

    @Autowired
    SettlingNow settling;

    @Autowired
    SettledReturns returns;

    @Autowired
    Settlements settlements;

    @Autowired
    SettlementRows rows;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final CreatorId creator = Patrons.creator();

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void whatItsReaderPostponesIsNotChargedByARunThatFoundItBefore() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("6.00"));
        runs.runDue();
        long settlement = settlements.of(reader, 1).getFirst().id();
        assertThat(actions.postpone(settlement)).isTrue();

        steps.collect(settlement);

        assertThat(stateOf(settlement)).isEqualTo("NOTICED");
    }

    @Test
    void whatIsDeclinedWaitsForItsDayAlsoInARunThatFoundItBefore() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, usd("6.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        assertThat(stateOf(settlement)).isEqualTo("DECLINED_SOFT");

        steps.collect(settlement);

        assertThat(stateOf(settlement)).isEqualTo("DECLINED_SOFT");
        assertThat(rows.find(settlement).orElseThrow().retries()).isZero();
    }

    @Test
    void whatIsTakenOutWhileAReaderLeavesIsNotForgivenAsWell() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId most = patrons.unlock(reader, creator, usd("0.60"), Duration.ofDays(43));
        ItemId some = patrons.unlock(reader, creator, usd("0.30"));
        patrons.unlock(reader, creator, usd("0.10"));
        runs.runDue();
        long settlement = settlements.of(reader, 1).getFirst().id();
        actions.remove(settlement, most, 1);

        CompletableFuture<Boolean> leaving = transaction.execute(status -> {
            actions.remove(settlement, some, 1);
            var end = Contention.startAndWaitForThis(jdbc, () -> last.end(reader));
            return end;
        });

        assertThat(leaving.join()).isTrue();
        assertThat(stateOf(settlement)).isEqualTo("FORGIVEN");
    }

    @Test
    void whoSettlesOneOfTwoTabsLocksBothInTheirOrder() throws Exception {
        ReaderId reader = withTwoTabs();

        whileTheFirstTabIsLocked(reader, () -> actions.closeAndStart(reader, CurrencyCode.USD));
    }

    @Test
    void whoHasSomethingBackOnTheCardLocksBothTabsInTheirOrder() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, creator, usd("2.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        patrons.unlock(reader, creator, Money.ofMajorUnits(new BigDecimal("2.00"), CurrencyCode.EUR));

        whileTheFirstTabIsLocked(reader, () -> returns.giveBack(reader, settlement, item, 1, true));
    }

    private ReaderId withTwoTabs() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("2.00"));
        patrons.unlock(reader, creator, Money.ofMajorUnits(new BigDecimal("2.00"), CurrencyCode.EUR));
        return reader;
    }

    /** Who waits for the first must not hold the second. */
    private void whileTheFirstTabIsLocked(ReaderId reader, Runnable what) {
        CompletableFuture<Void> waiting = transaction.execute(status -> {
            lock(reader, "EUR", "");
            var other = Contention.startAndWaitForThis(jdbc, what);
            lock(reader, "USD", "nowait");
            return other;
        });
        waiting.join();
    }

    private void lock(ReaderId reader, String currency, String how) {
        jdbc.sql("select 1 from tab where reader_id = :reader and currency = :currency for update " + how)
                .param("reader", reader.value())
                .param("currency", currency)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private String stateOf(long settlement) {
        return settlements.find(settlement).orElseThrow().state();
    }
}
