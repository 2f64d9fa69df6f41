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
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Unlocks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** No tab ends up where its reader can neither pay nor unlock, and nobody waits for each other. */
@WholeApplicationTest
class StuckTabsTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    SettlementRuns runs;

    @Autowired
    SettlementActions actions;

    @Autowired
    LastSettlements last;

    @Autowired
    Settlements settlements;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Tabs tabs;

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
    void aBlockedTabOpensAgainWhenEverythingIsTakenOutOfItsSettlement() {
        ReaderId reader = patrons.reader();
        ItemId only = patrons.unlock(reader, creator, usd("0.80"), Duration.ofDays(46));
        long settlement = blocked(reader);

        actions.remove(settlement, only, 1);
        runs.runDue();

        assertThat(stateOf(settlement)).isEqualTo("CANCELLED");
        assertThat(tab(reader).blocked()).isFalse();
    }

    @Test
    void aBlockedTabOpensAgainWhenWhatIsLeftIsTooSmallToBeChargedAndACardIsSaved() throws Exception {
        ReaderId reader = patrons.reader();
        ItemId most = patrons.unlock(reader, creator, usd("0.60"), Duration.ofDays(46));
        patrons.unlock(reader, creator, usd("0.20"));
        long settlement = blocked(reader);

        actions.remove(settlement, most, 1);
        patrons.saveCard(reader, Patrons.PAYS);

        assertThat(stateOf(settlement)).isEqualTo("FORGIVEN");
        assertThat(tab(reader).blocked()).isFalse();
        assertThat(tab(reader).owed()).isEqualTo(usd("0"));
    }

    @Test
    void whatCreditCoversIsSettledByTheSweep() throws Exception {
        ReaderId reader = readerWithCredit();
        patrons.unlock(reader, creator, usd("0.90"), Duration.ofDays(44));
        runs.runDue();
        long settlement = settlements.of(reader, 1).getFirst().id();
        due(settlement);

        runs.runDue();

        assertThat(stateOf(settlement)).isEqualTo("PAID");
        assertThat(settlements.find(settlement).orElseThrow().charged()).isEqualTo(usd("0"));
        assertThat(settlements.sharesOf(settlement)).hasSize(1);
    }

    @Test
    void whatCreditCoversNearlyIsPaidByCardToTheLeastAndSomeCreditIsKept() throws Exception {
        ReaderId reader = readerWithCredit();
        patrons.unlock(reader, creator, usd("1.204"));

        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();

        SettlementView paid = settlements.find(settlement).orElseThrow();
        assertThat(paid.state()).isEqualTo("PAID");
        assertThat(paid.charged()).isEqualTo(usd("0.50"));
        assertThat(paid.carriedOut()).isEqualTo(usd("0"));
        assertThat(tab(reader).owed()).isEqualTo(usd("0"));
    }

    @Test
    @Tag("edge-33")
    void whatWhoLeavesHadPaidAheadPaysTheLastTab() throws Exception {
        ReaderId reader = readerWithCredit();
        patrons.unlock(reader, creator, usd("0.90"));

        last.end(reader);

        assertThat(settlements.of(reader, 1).getFirst().state()).isEqualTo("PAID");
        assertThat(last.claims(reader)).isFalse();
    }

    @Test
    void aPaymentIsLockedBeforeItsTab() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, usd("2.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        assertThat(stateOf(settlement)).isEqualTo("DECLINED_SOFT");

        CompletableFuture<Void> click = transaction.execute(status -> {
            jdbc.sql("select state from card_payment where reference = :reference for update")
                    .param("reference", "settlement-" + settlement)
                    .query((row, number) -> row.getString(1))
                    .single();
            var bringingOn = Contention.startAndWaitForThis(jdbc, () -> actions.bringOn(settlement));
            jdbc.sql("select 1 from tab where reader_id = :reader for update nowait")
                    .param("reader", reader.value())
                    .query((row, number) -> row.getInt(1))
                    .single();
            return bringingOn;
        });

        click.join();
        assertThat(settlements.find(settlement).orElseThrow().state()).isNotEqualTo("DECLINED_SOFT");
    }

    @Test
    void twoSettlementsOfOneReaderDoNotWaitForEachOther() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, usd("2.00"));
        patrons.unlock(reader, creator, Money.ofMajorUnits(new BigDecimal("2.00"), CurrencyCode.EUR));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();

        CompletableFuture<Void> other = transaction.execute(status -> {
            jdbc.sql("select 1 from tab where reader_id = :reader and currency = 'EUR' for update")
                    .param("reader", reader.value())
                    .query((row, number) -> row.getInt(1))
                    .single();
            var bringingOn = Contention.startAndWaitForThis(jdbc, () -> actions.bringOn(settlement));
            jdbc.sql("select 1 from tab where reader_id = :reader and currency = 'USD' for update nowait")
                    .param("reader", reader.value())
                    .query((row, number) -> row.getInt(1))
                    .single();
            return bringingOn;
        });

        other.join();
    }

    private long blocked(ReaderId reader) {
        runs.runDue();
        long settlement = settlements.of(reader, 1).getFirst().id();
        due(settlement);
        runs.runDue();
        assertThat(tab(reader).blocked()).isTrue();
        return settlement;
    }

    /** One dollar of it, and a card. */
    private ReaderId readerWithCredit() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, creator, usd("1.00"));
        patrons.unlock(reader, creator, usd("5.00"));
        settling.settle(reader, CurrencyCode.USD);
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        return reader;
    }

    private void due(long settlement) {
        jdbc.sql("update settlement set charge_at = noticed_at where id = :id")
                .param("id", settlement)
                .update();
    }

    private String stateOf(long settlement) {
        return settlements.find(settlement).orElseThrow().state();
    }

    private TabView tab(ReaderId reader) {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow();
    }
}
