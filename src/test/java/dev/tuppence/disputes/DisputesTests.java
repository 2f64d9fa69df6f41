package dev.tuppence.disputes;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.DisputeClosed;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Disputes opened at the processor, over HTTP, and what the processor may report besides. */
@WholeApplicationTest
class DisputesTests {

    private static final ReaderId ADMIN = new ReaderId(1);

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    Disputes disputes;

    @Autowired
    CaseReads cases;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    Tabs tabs;

    @Autowired
    Ledger ledger;

    @Autowired
    CurrentCreator currentCreator;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ReleaseReserve reserve;

    @Autowired
    Shield shield;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    ReaderId reader;
    List<CreatorId> creators;
    SettlementView paid;
    Map<AccountType, Money> before;

    @BeforeEach
    void aPaidSettlementOfTwoCreators() throws Exception {
        reader = patrons.readerWithCard(Patrons.PAYS);
        creators = List.of(Patrons.creator(), Patrons.creator());
        patrons.unlock(reader, creators.get(0), usd("3.00"));
        patrons.unlock(reader, creators.get(0), usd("1.00"));
        patrons.unlock(reader, creators.get(1), usd("4.40"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().state().equals("PAID"));
        paid = settlements.find(settlement).orElseThrow();
        before = balances();
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    @Tag("edge-15")
    void aDisputeBecomesACaseAndTheCreatorsBalancesStay() {
        DisputeCase one = disputed();

        assertThat(one.amount()).isEqualTo(usd("8.40"));
        assertThat(one.held()).isEqualTo(usd("8.40"));
        assertThat(disputes.linesOf(one.id())).hasSize(3);
        assertThat(moved(AccountType.DISPUTE_HELD)).isEqualTo(usd("8.40"));
        assertThat(moved(AccountType.PSP_CLEARING))
                .isEqualTo(usd("8.40").plus(one.fee()).negated());
        assertThat(moved(AccountType.COLLECTED)).isEqualTo(usd("0"));
        assertThat(moved(AccountType.PSP_FEES)).isEqualTo(usd("0"));
        assertThat(blocked()).isTrue();
        assertThat(disputes.of(creators.get(1)))
                .singleElement()
                .satisfies(seen -> assertThat(seen.claimed()).isEqualTo(usd("4.40")));
    }

    @Test
    @Tag("edge-15")
    void itsReaderUnlocksNothingInAnyCurrencyUntilTheLastCaseIsDecided() throws Exception {
        patrons.unlock(reader, creators.getFirst(), Money.ofMajorUnits(new BigDecimal("2.00"), CurrencyCode.EUR));
        long other = settling.settle(reader, CurrencyCode.EUR).settlement();
        await().until(() -> settlements.find(other).orElseThrow().state().equals("PAID"));
        DisputeCase first = disputed();
        String second =
                processor.openDispute(settlements.find(other).orElseThrow().paymentIntent());
        await().until(() -> cases.find(second).isPresent());
        transaction.executeWithoutResult(status -> tabs.budget(reader, CurrencyCode.GBP, null)); // opens one
        assertThat(tabs.of(reader)).hasSize(3).allMatch(TabView::blocked);

        processor.decideDispute(first.dispute(), true);
        await().until(() -> find(first).state() == CaseState.WON);
        assertThat(tabs.of(reader)).allMatch(TabView::blocked);
        processor.decideDispute(second, true);
        await().until(() -> cases.find(second).orElseThrow().state() == CaseState.WON);
        assertThat(tabs.of(reader)).noneMatch(TabView::blocked);
    }

    @Test
    @Tag("edge-20")
    void anAcceptedDisputeIsPaidByTheShield() {
        DisputeCase one = disputed();
        disputes.accept(one.id(), ADMIN);

        await().until(() -> find(one).state() == CaseState.LOST);
        assertThat(moved(AccountType.DISPUTE_HELD)).isEqualTo(usd("0"));
        assertThat(moved(AccountType.COLLECTED)).isEqualTo(usd("0"));
        assertThat(ledger.balanceOf(Account.of(AccountType.DISPUTE_RESERVE), CurrencyCode.USD)
                        .isPositive())
                .isFalse(); // topped up
        assertThat(moved(AccountType.DISPUTE_RESERVE).plus(moved(AccountType.PLATFORM_FEE)))
                .isEqualTo(usd("8.40").plus(one.fee()));
        assertThat(blocked()).isTrue();

        disputes.reinstate(one.id());
        assertThat(blocked()).isFalse();
        assertThatThrownBy(() -> disputes.reinstate(one.id())).isInstanceOf(NotAnswerable.class);
    }

    @Test
    @Tag("edge-19")
    void aContestedDisputeThatIsWonGivesEverythingBack() {
        DisputeCase one = disputed();
        disputes.contest(one.id(), ADMIN);
        await().until(() ->
                jdbc.sql("select count(*) from processor_call where reference = :dispute and state = 'ANSWERED'")
                                .param("dispute", one.dispute())
                                .query(Long.class)
                                .single()
                        == 1);
        assertThat(find(one).state()).isEqualTo(CaseState.CONTESTED);
        processor.decideDispute(one.dispute(), true);

        await().until(() -> find(one).state() == CaseState.WON);
        assertThat(moved(AccountType.DISPUTE_HELD)).isEqualTo(usd("0"));
        assertThat(moved(AccountType.PSP_CLEARING)
                        .plus(moved(AccountType.DISPUTE_RESERVE))
                        .plus(moved(AccountType.PLATFORM_FEE)))
                .isEqualTo(usd("0")); // at most the fee went from one to the other
        assertThat(blocked()).isFalse();
    }

    @Test
    void evidenceSaysWhenAndHowMuchButNotWhat() {
        DisputeCase one = disputed();

        assertThat(disputes.evidenceFor(one.id()))
                .contains("settled tab statement " + paid.id(), "USD 8.40", "3 items", "price USD 4.40")
                .doesNotContain("null", "{0}")
                .doesNotContain("authentication"); // this card's bank asked for none
    }

    @Test
    void evidenceNamesEarlierPaymentsThatNobodyDisputedAndThoseOfTheRightAge() throws Exception {
        SettlementView asked = paid;
        SettlementView old = paidAgain(Duration.ofDays(130));
        paidAgain(Duration.ofDays(20));
        DisputeCase before = disputed(asked);
        processor.decideDispute(before.dispute(), true);
        await().until(() -> find(before).state() == CaseState.WON);

        DisputeCase one = disputed(paidAgain(Duration.ZERO));

        assertThat(disputes.evidenceFor(one.id()))
                .contains("for the same account, never disputed: 2.", "card payment " + old.paymentIntent())
                .containsOnlyOnce("of USD 1.00 for the same account");
        processor.decideDispute(one.dispute(), true);
        await().until(() -> find(one).state() == CaseState.WON);
    }

    @Test
    void onlyOneAnswerIsSent() {
        DisputeCase one = disputed();
        disputes.contest(one.id(), ADMIN);

        assertThatThrownBy(() -> disputes.accept(one.id(), ADMIN)).isInstanceOf(NotAnswerable.class);
        assertThatThrownBy(() -> disputes.contest(one.id(), ADMIN)).isInstanceOf(NotAnswerable.class);
        processor.decideDispute(one.dispute(), false);
        await().until(() -> find(one).state() == CaseState.LOST);
    }

    @Test
    void whateverIsToldHoweverOftenIsBookedOnce() {
        DisputeOpened opened = opened("8.40");
        var closed = new DisputeClosed(opened.dispute(), opened.paymentReference(), false, usd("8.40"), usd("0"));
        assertThatThrownBy(() -> tell(closed)).isInstanceOf(IllegalStateException.class); // told again later
        tell(opened);
        tell(opened);
        tell(closed);
        tell(closed);
        tell(opened);
        tell(new DisputeClosed(opened.dispute(), opened.paymentReference(), true, usd("8.40"), usd("0")));

        assertThat(cases.find(opened.dispute()).orElseThrow().state()).isEqualTo(CaseState.LOST);
        assertThat(moved(AccountType.DISPUTE_HELD)).isEqualTo(usd("0"));
        assertThat(moved(AccountType.PSP_CLEARING)).isEqualTo(usd("-23.40"));
    }

    @Test
    @Tag("edge-16")
    void aPartOfThePaymentFallsOnAllItemsByPrice() {
        DisputeOpened opened = opened("4.20");
        tell(opened);

        assertThat(disputes.linesOf(cases.find(opened.dispute()).orElseThrow().id()))
                .extracting(DisputeLine::claimed)
                .containsExactlyInAnyOrder(usd("1.50"), usd("0.50"), usd("2.20"));
        tell(new DisputeClosed(opened.dispute(), opened.paymentReference(), true, usd("4.20"), usd("0")));
    }

    @Test
    @Tag("edge-17")
    void whatGoesBeyondTheChargeWaitsInSuspense() {
        DisputeOpened first = opened("8.00");
        DisputeOpened second = opened("1.00");
        tell(first);
        tell(second);

        assertThat(moved(AccountType.DISPUTE_HELD)).isEqualTo(usd("8.40"));
        assertThat(moved(AccountType.SUSPENSE)).isEqualTo(usd("0.60"));

        tell(new DisputeClosed(first.dispute(), first.paymentReference(), true, usd("8.00"), usd("0")));
        assertThat(blocked()).isTrue(); // by the second
        tell(new DisputeClosed(second.dispute(), second.paymentReference(), true, usd("1.00"), usd("0")));
        assertThat(moved(AccountType.SUSPENSE)).isEqualTo(usd("0"));
        assertThat(blocked()).isFalse();
    }

    @Test
    @Tag("edge-22")
    void whatWasRefundedWhileTheBankHadItAllWaitsInSuspenseWhenItIsLost() {
        DisputeOpened opened = opened("8.40");
        tell(opened);
        refunded("2.00");
        tell(new DisputeClosed(opened.dispute(), opened.paymentReference(), false, usd("8.40"), usd("0")));

        assertThat(moved(AccountType.SUSPENSE)).isEqualTo(usd("2.00"));
        assertThat(moved(AccountType.DISPUTE_RESERVE).plus(moved(AccountType.PLATFORM_FEE)))
                .isEqualTo(usd("6.40").plus(opened.fee()));
    }

    @Test
    @Tag("edge-22")
    void moreRefundedAndLostThanWasChargedIsFound() {
        DisputeOpened opened = opened("8.40");
        tell(opened);
        tell(new DisputeClosed(opened.dispute(), opened.paymentReference(), false, usd("8.40"), usd("0")));
        refunded("0.01");

        assertThat(invariants.stream().flatMap(invariant -> invariant.violations().stream()))
                .containsExactly("payment settlement-%d of 8400000 micros gave 8410000".formatted(paid.id()));
        jdbc.sql("update payment_refund set state = 'FAILED', failure = 'a test' where payment = :payment")
                .param("payment", "settlement-" + paid.id())
                .update();
    }

    @Test
    void aDisputeOfWhatTheBooksDoNotKnowIsBookedAllTheSame() {
        var opened = new DisputeOpened(
                "du_" + UUID.randomUUID(),
                "settlement-999999999999",
                usd("2.00"),
                usd("15.00"),
                "general",
                Instant.EPOCH);
        tell(opened);

        assertThat(moved(AccountType.SUSPENSE)).isEqualTo(usd("2.00"));
        tell(new DisputeClosed(opened.dispute(), opened.paymentReference(), true, usd("2.00"), usd("15.00")));
        assertThat(moved(AccountType.SUSPENSE)).isEqualTo(usd("0"));
    }

    @Test
    void creatorsSeeTheirOwnItemsOnly() {
        DisputeCase one = disputed();

        Long seen = transaction.execute(status -> {
            currentCreator.is(creators.get(0));
            return jdbc.sql("select count(*) from dispute_line where case_id = :case")
                    .param("case", one.id())
                    .query(Long.class)
                    .single();
        });
        assertThat(seen).isEqualTo(2);
        processor.decideDispute(one.dispute(), true);
        await().until(() -> find(one).state() == CaseState.WON);
    }

    @Test
    void theReserveKeepsWhatMayStillBeDisputed() {
        DisputeCase one = disputed();
        reserve.run();
        assertThat(moved(AccountType.DISPUTE_RESERVE).plus(moved(AccountType.PLATFORM_FEE)))
                .as("only the fee went out of it")
                .isEqualTo(one.fee());
        processor.decideDispute(one.dispute(), true);
        await().until(() -> find(one).state() == CaseState.WON);
        Money kept = ledger.balanceOf(Account.of(AccountType.DISPUTE_RESERVE), CurrencyCode.USD);
        reserve.run();
        assertThat(ledger.balanceOf(Account.of(AccountType.DISPUTE_RESERVE), CurrencyCode.USD))
                .isEqualTo(kept);

        var later = new ReleaseReserve(shield, ledger, new DisputesSettings(Duration.ofDays(-1)), jdbc, clock);
        transaction.executeWithoutResult(status -> later.run());
        assertThat(ledger.balanceOf(Account.of(AccountType.DISPUTE_RESERVE), CurrencyCode.USD))
                .isEqualTo(usd("0"));
    }

    private SettlementView paidAgain(Duration ago) throws Exception {
        patrons.unlock(reader, creators.getFirst(), usd("1.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().state().equals("PAID"));
        jdbc.sql("update settlement set paid_at = paid_at - make_interval(days => :days) where id = :id")
                .param("days", (int) ago.toDays())
                .param("id", settlement)
                .update();
        return settlements.find(settlement).orElseThrow();
    }

    private DisputeCase disputed() {
        return disputed(paid);
    }

    private DisputeCase disputed(SettlementView paid) {
        String dispute = processor.openDispute(paid.paymentIntent());
        await().until(() -> cases.find(dispute).isPresent());
        return cases.find(dispute).orElseThrow();
    }

    private DisputeCase find(DisputeCase one) {
        return disputes.find(one.id()).orElseThrow();
    }

    private DisputeOpened opened(String amount) {
        return new DisputeOpened(
                "du_" + UUID.randomUUID(),
                "settlement-" + paid.id(),
                usd(amount),
                usd("15.00"),
                "fraudulent",
                Instant.EPOCH);
    }

    private void refunded(String amount) {
        jdbc.sql("""
                        insert into payment_refund (reference, payment, amount_micros, currency, state, refund, requested_at, moved_at)
                        values (:refund, :payment, :amount, 'USD', 'SENT', :refund, '2026-01-01', '2026-01-01')""")
                .param("refund", "re_" + UUID.randomUUID())
                .param("payment", "settlement-" + paid.id())
                .param("amount", usd(amount).micros())
                .update();
    }

    private void tell(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private boolean blocked() {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow().blocked();
    }

    private Money moved(AccountType type) {
        return balances().get(type).minus(before.get(type));
    }

    private Map<AccountType, Money> balances() {
        Map<AccountType, Money> balances = new EnumMap<>(AccountType.class);
        for (AccountType type : AccountType.values()) {
            balances.put(type, usd("0"));
        }
        ledger.trialBalance().balances().stream()
                .filter(line -> line.balance().currency() == CurrencyCode.USD)
                .forEach(line -> balances.put(line.type(), line.balance()));
        return balances;
    }
}
