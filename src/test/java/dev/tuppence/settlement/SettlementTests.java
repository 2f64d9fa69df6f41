package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.CardPayments;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Unlocks;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the open tab to the creators' credit, with the processor over HTTP. */
@WholeApplicationTest
class SettlementTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    SettlementRuns runs;

    @Autowired
    Settlements settlements;

    @Autowired
    SettlementActions actions;

    @Autowired
    CardPayments payments;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Tabs tabs;

    @Autowired
    Ledger ledger;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    Readers readers;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void oneCardPaymentSettlesFortyItemsOfThreeCreators() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        List<CreatorId> creators = List.of(Patrons.creator(), Patrons.creator(), Patrons.creator());
        IntStream.range(0, 40).forEach(i -> patrons.unlock(reader, creators.get(i % 3), usd("0.15")));

        SettlingNow.Result result = settling.settle(reader, CurrencyCode.USD);

        SettlementView paid = settlements.find(result.settlement()).orElseThrow();
        assertThat(paid.state()).isEqualTo("PAID");
        assertThat(paid.charged()).isEqualTo(usd("6.00"));
        List<Share> shares = settlements.sharesOf(result.settlement());
        assertThat(shares).hasSize(40);
        assertThat(sum(shares.stream().map(Share::platformFee).toList())).isEqualTo(usd("0.48"));
        assertThat(sum(shares.stream().map(Share::cardFee).toList())).isEqualTo(usd("0.47")); // 2.9 % and 30 cents
        assertThat(sum(shares.stream().map(Share::net).toList())).isEqualTo(usd("5.05"));
        Money collected = sum(creators.stream()
                .map(creator -> balance(AccountType.COLLECTED, creator.value()))
                .toList());
        assertThat(collected).isEqualTo(usd("-5.05"));
        assertThat(balance(AccountType.TAB, reader.value())).isEqualTo(usd("-6.00")); // its charges are +6.00
        assertThat(tab(reader).due()).isEqualTo(usd("0"));
        assertThat(tab(reader).owed()).isEqualTo(usd("0"));
    }

    @Test
    @Tag("edge-40")
    void settlingNowTwiceAtOncePaysOnce() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("1.20"));

        List<Callable<SettlingNow.Result>> clicks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            clicks.add(() -> settling.settle(reader, CurrencyCode.USD));
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            people.invokeAll(clicks);
        }

        await().untilAsserted(() -> assertThat(settlements.of(reader, 10))
                .extracting(SettlementView::state)
                .containsExactly("PAID"));
        assertThat(jdbc.sql("select count(*) from card_payment where payer = :reader")
                        .param("reader", reader.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Tag("edge-09")
    void aDeclineLeavesTheTabDueAndANewCardPaysTheSameIntent() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, Patrons.creator(), usd("2.00"));

        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();

        assertThat(stateOf(settlement)).isEqualTo("DECLINED_SOFT");
        assertThat(tab(reader).due()).isEqualTo(usd("2.00"));
        String intent = payments.intentOf("settlement-" + settlement).orElseThrow();

        patrons.saveCard(reader, Patrons.PAYS);

        await().untilAsserted(() -> assertThat(stateOf(settlement)).isEqualTo("PAID"));
        assertThat(payments.intentOf("settlement-" + settlement)).contains(intent);
        assertThat(tab(reader).due()).isEqualTo(usd("0"));
    }

    @Test
    @Tag("edge-11")
    void aBankThatAsksGetsItsAnswerOnTheSamePayment() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.AUTHENTICATES);
        patrons.unlock(reader, Patrons.creator(), usd("3.00"));

        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        assertThat(stateOf(settlement)).isEqualTo("NEEDS_ACTION");

        URI bank = payments.authenticate("settlement-" + settlement, URI.create("http://localhost/back"))
                .orElseThrow();
        assertThat(Patrons.approve(bank)).startsWith("http://localhost/back");
        payments.refresh("settlement-" + settlement);

        assertThat(stateOf(settlement)).isEqualTo("PAID");
    }

    @Test
    @Tag("edge-04")
    @Tag("edge-27")
    void whatIsTooSmallIsCarriedOverAndPaidWithTheNext() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        CreatorId creator = Patrons.creator();
        ItemId kept = patrons.unlock(reader, creator, usd("0.104"), Duration.ofDays(44));
        ItemId removed = patrons.unlock(reader, creator, usd("0.60"));
        runs.runDue();
        SettlementView small = settlements.of(reader, 1).getFirst();
        assertThat(small.state()).isEqualTo("NOTICED");

        unlocks.giveBack(reader, removed, 1, ReturnReason.NONE);
        due(small.id());
        runs.runDue();

        assertThat(stateOf(small.id())).isEqualTo("CARRIED");
        assertThat(tab(reader).owed()).isEqualTo(usd("0.104"));
        patrons.unlock(reader, creator, usd("1"));
        long next = settling.settle(reader, CurrencyCode.USD).settlement();
        SettlementView paid = settlements.find(next).orElseThrow();
        assertThat(paid.state()).isEqualTo("PAID");
        assertThat(paid.charged()).isEqualTo(usd("1.10"));
        assertThat(paid.carriedOut()).isEqualTo(usd("0.004"));
        assertThat(settlements.sharesOf(next))
                .hasSize(2)
                .anySatisfy(share -> assertThat(share.item()).isEqualTo(kept));
        assertThat(tab(reader).owed()).isEqualTo(usd("0.004"));
    }

    @Test
    void whatWasPaidForAndGivenBackIsCreditForTheNextSettlement() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        CreatorId creator = Patrons.creator();
        ItemId item = patrons.unlock(reader, creator, usd("1.00"));
        patrons.unlock(reader, creator, usd("5.00"));
        settling.settle(reader, CurrencyCode.USD);

        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);

        assertThat(balance(AccountType.CREDIT, reader.value())).isEqualTo(usd("-1.00"));
        patrons.unlock(reader, creator, usd("3.00"));
        long next = settling.settle(reader, CurrencyCode.USD).settlement();
        assertThat(settlements.find(next).orElseThrow().charged()).isEqualTo(usd("2.00"));
        assertThat(stateOf(next)).isEqualTo("PAID");
        assertThat(balance(AccountType.CREDIT, reader.value())).isEqualTo(usd("0"));
    }

    @Test
    void nothingIsGivenBackWhileItsPaymentIsUnderWay() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.AUTHENTICATES);
        ItemId item = patrons.unlock(reader, Patrons.creator(), usd("3.00"));
        settling.settle(reader, CurrencyCode.USD);

        assertThatThrownBy(() -> unlocks.giveBack(reader, item, 1, ReturnReason.NONE))
                .isInstanceOf(NotReturnable.class);
    }

    @Test
    void aTabWorthItsFeeIsNoticedAndChargedTwoDaysLater() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("5.88"));
        runs.runDue();
        assertThat(settlements.of(reader, 1)).isEmpty(); // 47 cents are more than 8 % of it

        patrons.unlock(reader, Patrons.creator(), usd("0.01"));
        runs.runDue();

        SettlementView noticed = settlements.of(reader, 1).getFirst();
        assertThat(noticed.state()).isEqualTo("NOTICED");
        due(noticed.id());
        runs.runDue();
        await().untilAsserted(() -> assertThat(stateOf(noticed.id())).isEqualTo("PAID"));
    }

    @Test
    void whoCouldNotBeToldIsNotChargedMuch() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("10.01"));
        runs.runDue();
        long noticed = settlements.of(reader, 1).getFirst().id();
        await().until(() -> isHeardOf(noticed));
        due(noticed);
        jdbc.sql("update settlement set notice_told_at = null where id = :id")
                .param("id", noticed)
                .update();

        runs.runDue();
        assertThat(stateOf(noticed)).isEqualTo("NOTICED");

        actions.opened(noticed);
        tomorrow(noticed);
        runs.runDue();
        await().untilAsserted(() -> assertThat(stateOf(noticed)).isEqualTo("PAID"));
    }

    @Test
    @Tag("edge-28")
    void aTabInTheHomeCurrencyOfBeforeIsSettledSoonAndTheNewOneHasItsLimit() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("2"));
        patrons.unlock(reader, Patrons.creator(), money("0.50", CurrencyCode.EUR));
        runs.runDue();
        assertThat(settlements.of(reader, 1)).isEmpty();

        readers.change(reader, Locale.GERMAN, ZoneId.of("Europe/Berlin"), CurrencyCode.EUR);
        runs.runDue();

        assertThat(settlements.of(reader, 2))
                .singleElement()
                .extracting(SettlementView::state, SettlementView::charged)
                .containsExactly("NOTICED", usd("2"));
        assertThat(tabs.of(reader, CurrencyCode.EUR).orElseThrow())
                .extracting(TabView::owed, TabView::limit)
                .containsExactly(money("0.50", CurrencyCode.EUR), money("8", CurrencyCode.EUR));
    }

    @Test
    void withoutACardASweptTabIsBlockedOnTheLastDay() {
        ReaderId reader = patrons.reader();
        patrons.unlock(reader, Patrons.creator(), usd("0.80"), Duration.ofDays(46));
        runs.runDue();
        long settlement = settlements.of(reader, 1).getFirst().id();
        due(settlement);

        runs.runDue();

        assertThat(stateOf(settlement)).isEqualTo("NOTICED");
        assertThat(tab(reader).blocked()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"KRW, 11000.5, 11000, 0.5", "KWD, 1.2345, 1.23, 0.0045", "ISK, 900.75, 900, 0.75"})
    void everyCurrencyIsChargedInWhatItsCardsTake(CurrencyCode currency, String owed, String charged, String carried)
            throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), money(owed, currency));

        long settlement = settling.settle(reader, currency).settlement();

        SettlementView paid = settlements.find(settlement).orElseThrow();
        assertThat(paid.state()).isEqualTo("PAID");
        assertThat(paid.charged()).isEqualTo(money(charged, currency));
        assertThat(paid.carriedOut()).isEqualTo(money(carried, currency));
    }

    private static Money money(String amount, CurrencyCode currency) {
        return Money.ofMajorUnits(new BigDecimal(amount), currency);
    }

    /** The two days of notice are over. */
    private void due(long settlement) {
        jdbc.sql("update settlement set charge_at = noticed_at where id = :id")
                .param("id", settlement)
                .update();
    }

    private void tomorrow(long settlement) {
        jdbc.sql("update settlement set retry_at = noticed_at where id = :id")
                .param("id", settlement)
                .update();
    }

    private boolean isHeardOf(long settlement) {
        return jdbc.sql("select notice_told_at is not null from settlement where id = :id")
                .param("id", settlement)
                .query(Boolean.class)
                .single();
    }

    private String stateOf(long settlement) {
        return settlements.find(settlement).orElseThrow().state();
    }

    private TabView tab(ReaderId reader) {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow();
    }

    private Money balance(AccountType type, long owner) {
        return ledger.balanceOf(Account.of(type, owner), CurrencyCode.USD);
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(usd("0"), Money::plus);
    }
}
