package dev.tuppence.reconciliation;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.ProcessorSilent;
import dev.tuppence.payments.Refunds;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.sandbox.processor.Fault;
import dev.tuppence.sandbox.processor.SandboxAccounts;
import dev.tuppence.sandbox.processor.SandboxFaults;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages of two movements, and one page a run, so that every run here is taken up again and again. */
@WholeApplicationTest
@TestPropertySource(
        properties = {
            "spring.application.name=reconciliation",
            "tuppence.payments.page-size=2",
            "tuppence.reconciliation.pages=1",
            "tuppence.sandbox.processor.exchange-rates.chf=1.2345"
        })
class ReconciliationTests {

    private static final ReaderId ADMIN = new ReaderId(1);

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Refunds refunds;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    SandboxAccounts accounts;

    @Autowired
    SandboxFaults faults;

    @Autowired
    SandboxClock clock;

    @Autowired
    Reconcile reconcile;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    Ledger ledger;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void bothSaySoToTheMinorUnit() {
        faults.turnAllOff();
        reconcile();
        assertThat(processor.balances())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(ledger.balanceOf(
                                Account.of(AccountType.PSP_CLEARING),
                                one.available().currency()))
                        .isEqualTo(one.available().plus(one.pending())));
        assertThat(reconciliation.balances())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.difference().isZero()).isTrue());
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void whatWasBookedIsMatched() throws Exception {
        String payment = paid("8.40");
        String dispute = processor.openDispute(payment);
        await().until(() -> cases(dispute) == 1);
        processor.decideDispute(dispute, true);
        await().until(() -> suspense().isZero() && closed(dispute));

        reconcile();

        assertThat(openAbout(payment)).isEmpty();
        assertThat(openAbout(dispute)).isEmpty();
        assertThat(unplaced(dispute)).isZero();
    }

    @Test
    @Tag("edge-39")
    @Tag("edge-06")
    void aWithheldDayOfWebhooksLeavesNoBreak() throws Exception {
        String payment = paid("8.40");
        faults.turnOn(Fault.WEBHOOKS_WITHHELD);
        String dispute = processor.openDispute(payment);
        faults.turnAllOff();
        assertThat(cases(dispute)).isZero();

        reconcile();

        assertThat(cases(dispute)).isOne();
        assertThat(openAbout(dispute)).isEmpty();
        assertThat(unplaced(dispute)).isZero();
        clock.forward(Duration.ofDays(1));
        processor.advance(); // now it is told
        reconcile();
        assertThat(cases(dispute)).isOne();
        assertThat(openAbout(dispute)).isEmpty();
    }

    @Test
    @Tag("edge-05")
    @Tag("edge-39")
    void aPaymentWhoseAnswerAndWebhooksAreLostIsBookedByTheNextRun() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("8.40"));
        faults.turnOn(Fault.WEBHOOKS_WITHHELD);
        faults.turnOn(Fault.ANSWER_LOST, "/payment_intents/", 1);
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> !faults.on().contains(Fault.ANSWER_LOST));
        faults.turnAllOff();

        reconcile();

        assertThat(settlements.find(settlement).orElseThrow().state()).isEqualTo("PAID");
        assertThat(openAbout(intentOf(settlement))).isEmpty();
    }

    @Test
    void aPayoutMadeByHandIsBookedToOurOwnBank() throws Exception {
        paid("8.40");
        Money before = on(AccountType.BANK);
        String payout = accounts.payOut(usd("5.00"));
        reconcile();
        reconcile();

        assertThat(on(AccountType.BANK)).isEqualTo(before.plus(usd("5.00")));
        assertThat(openAbout(payout)).isEmpty();
    }

    @Test
    void whatHasNoPlaceWaitsInSuspenseUntilAPersonFindsIt() throws Exception {
        String dispute = processor.openDispute(paid("8.40"), "fraudulent", 1340);
        await().until(() -> cases(dispute) == 1);
        reconcile();
        reconcile();

        ProcessorBreak found = openAbout(dispute).getFirst();
        assertThat(openAbout(dispute)).hasSize(1);
        assertThat(found.difference()).isEqualTo(usd("5.00"));

        reconciliation.take(found.id(), ADMIN);
        assertThat(openAbout(dispute).getFirst().owner()).isEqualTo(ADMIN);
        reconciliation.resolve(found.id(), "Moved by the exchange rate.", ADMIN);
        reconcile();
        assertThat(openAbout(dispute)).isEmpty();
        assertThatThrownBy(() -> reconciliation.take(found.id(), ADMIN)).isInstanceOf(NotOpen.class);
    }

    @Test
    @Tag("edge-17")
    void whatIsExchangedIntoAnotherBalanceIsFollowedAtItsOwnRate() throws Exception {
        paid(usd("60.00")); // enough for all that is taken back
        String payment = paid(francs("8.40"));
        String refund = processor.refund(paid(francs("5.00")), 100);
        String lost = processor.openDispute(payment);
        await().until(() -> cases(lost) == 1);
        clock.forward(Duration.ofDays(7)); // the balance suffices
        processor.advance();

        reconcile();

        assertThat(openAbout(payment)).isEmpty();
        assertThat(openAbout(lost)).isEmpty();
        assertThat(openAbout(refund))
                .extracting(ProcessorBreak::difference)
                .allMatch(francs("1.00")::equals); // made by hand
        assertThat(ledger.balanceOf(Account.of(AccountType.PSP_CLEARING), CurrencyCode.CHF)
                        .isZero())
                .isTrue();
        assertThat(ledger.balanceOf(Account.of(AccountType.FX), CurrencyCode.CHF)
                        .majorUnits())
                .isCloseTo(new BigDecimal("-16.99"), within(new BigDecimal("0.03")));
        long again = postings("exchanged");
        reconcile();
        assertThat(postings("exchanged")).isEqualTo(again);
    }

    @Test
    @Tag("edge-17")
    void aBreakResolvesItselfWhenItsMatchArrives() throws Exception {
        String dispute = processor.openDispute(paid("8.40"), "fraudulent", 900);
        await().until(() -> cases(dispute) == 1);

        reconcile();

        assertThat(openAbout(dispute))
                .singleElement()
                .satisfies(one -> assertThat(one.difference()).isEqualTo(usd("0.60")));
        processor.decideDispute(dispute, true);
        await().until(() -> closed(dispute));
        reconcile();
        assertThat(openAbout(dispute)).isEmpty();
    }

    @Test
    void aMatchThatArrivesAfterAPersonPlacedItIsABreakTheOtherWay() throws Exception {
        String dispute = processor.openDispute(paid("8.40"), "fraudulent", 900);
        await().until(() -> cases(dispute) == 1);
        reconcile();
        reconciliation.resolve(openAbout(dispute).getFirst().id(), "Moved to our own costs.", ADMIN);

        processor.decideDispute(dispute, true);
        await().until(() -> closed(dispute));
        reconcile();
        ProcessorBreak found = openAbout(dispute).getFirst();
        assertThat(found.difference()).isEqualTo(usd("-0.60"));

        reconciliation.resolve(found.id(), "Moved back from our own costs.", ADMIN);
        reconcile();
        assertThat(openAbout(dispute)).isEmpty();
    }

    @Test
    @Tag("edge-06")
    void whatAnotherProductTakesInACurrencyThatTheBooksDoNotHaveHoldsUpNothing() throws Exception {
        String before = paid("1.00");
        reconcile();
        jdbc.sql("""
                        insert into processor.object (id, kind, account, created_at, body)
                        select 'txn_another', kind, account, created_at,
                               body || '{"id": "txn_another", "currency": "xts", "source": null}' from processor.object
                        where kind = 'BalanceTransaction' and account = '' order by number desc limit 1""").update();
        try {
            String after = paid("1.00");
            reconcile();

            assertThat(openAbout(before)).isEmpty();
            assertThat(openAbout(after)).isEmpty();
            assertThat(openAbout("txn_another")).isEmpty();
        } finally {
            jdbc.sql("delete from processor.object where id = 'txn_another'").update();
        }
    }

    @Test
    void whatCouldNotBeLookedAtIsLookedAtAgainTheNextNight() throws Exception {
        thePlatformHasMoney();
        String payment = paid("8.40");
        faults.turnOn(Fault.WEBHOOKS_WITHHELD);
        String refund = processor.refund(payment, 100);
        faults.turnAllOff();
        faults.turnOn(Fault.ERROR_BEFORE, "/refunds/", Integer.MAX_VALUE);
        reconcile();
        assertThat(openAbout(refund)).hasSize(1);

        faults.turnAllOff();
        reconcile();
        assertThat(openAbout(refund)).isEmpty();
        assertThat(roomOf(payment)).isEqualTo(usd("7.40"));
    }

    @Test
    void whatTheBooksHaveAndTheProcessorDoesNotIsABreak() throws Exception {
        paid("8.40");
        String transfer = "tr_" + UUID.randomUUID();
        transaction.executeWithoutResult(status -> ledger.post(Posting.of("never-sent", transfer)
                .voucher(transfer)
                .debit(Account.of(AccountType.ROUNDING), usd("1.00"))
                .credit(Account.of(AccountType.PSP_CLEARING), usd("1.00"))
                .build()));

        reconcile();

        assertThat(openAbout(transfer))
                .singleElement()
                .satisfies(one -> assertThat(one.difference()).isEqualTo(usd("-1.00")));
    }

    @Test
    void aRefundMadeByHandIsBookedAndLeavesLessToGiveBack() throws Exception {
        thePlatformHasMoney();
        String payment = paid("8.40");
        Money given = on(AccountType.FORGIVEN);
        faults.turnOn(Fault.WEBHOOKS_WITHHELD);
        String refund = processor.refund(payment, 100);
        faults.turnAllOff();
        reconcile();

        assertThat(openAbout(refund)).isEmpty();
        assertThat(on(AccountType.FORGIVEN)).isEqualTo(given.plus(usd("1.00")));
        assertThat(roomOf(payment)).isEqualTo(usd("7.40"));

        clock.forward(Duration.ofDays(1));
        processor.advance(); // now it is told
        reconcile();
        assertThat(on(AccountType.FORGIVEN)).isEqualTo(given.plus(usd("1.00")));
    }

    @Test
    void aRefundMadeByHandTakesTheReadersCreditFromThatPaymentFirst() throws Exception {
        thePlatformHasMoney();
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        String payment = paidAndGivenBack(reader, "3.00", "5.40");

        String refund = processor.refund(payment);
        await().untilAsserted(() -> assertThat(creditOf(reader)).isEqualTo(usd("0")));
        reconcile();
        assertThat(openAbout(refund)).isEmpty();
        assertThat(settlements.of(reader, 1).getFirst().state()).isEqualTo("REFUNDED");
    }

    @Test
    void aRefundMadeByHandThatTheCardDoesNotTakeLeavesEverythingAsItWas() throws Exception {
        thePlatformHasMoney();
        ReaderId reader = patrons.readerWithCard(Patrons.REFUND_FAILS);
        String payment = paidAndGivenBack(reader, "3.00", "5.40");
        Money given = on(AccountType.FORGIVEN);

        String refund = processor.refund(payment, 500);
        await().untilAsserted(() -> assertThat(creditOf(reader)).isEqualTo(usd("0")));
        clock.forward(Duration.ofDays(1).plusMinutes(1));
        processor.advance();
        await().untilAsserted(() -> assertThat(creditOf(reader)).isEqualTo(usd("3.00")));
        reconcile();
        assertThat(openAbout(refund)).isEmpty();
        assertThat(on(AccountType.FORGIVEN)).isEqualTo(given);
        assertThat(roomOf(payment)).isEqualTo(usd("8.40"));
    }

    @Test
    void aSilentProcessorInterruptsARunThatGoesOnLater() throws Exception {
        paid("8.40");
        clock.forward(Duration.ofHours(1));
        reconcile.run();
        ReconciliationRun begun = reconciliation.runs(1).getFirst();
        faults.turnOn(Fault.ERROR_BEFORE, "/balance", Integer.MAX_VALUE);
        assertThatThrownBy(() -> reconcile.run()).isInstanceOf(ProcessorSilent.class);
        faults.turnAllOff();

        reconcile();

        assertThat(jdbc.sql("select finished_at is not null from reconciliation_run where id = :id")
                        .param("id", begun.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private String paid(String amount) throws Exception {
        return paid(usd(amount));
    }

    private String paid(Money amount) throws Exception {
        return paidWith(Patrons.PAYS, amount);
    }

    /** Refunds leave from what is available, and disputes take from it. */
    private void thePlatformHasMoney() throws Exception {
        paidWith(Patrons.AVAILABLE_AT_ONCE, usd("200.00"));
    }

    private String paidWith(String card, Money amount) throws Exception {
        ReaderId reader = patrons.readerWithCard(card);
        patrons.unlock(reader, Patrons.creator(), amount);
        return paidBy(reader, amount.currency());
    }

    private String paidAndGivenBack(ReaderId reader, String givenBack, String kept) {
        ItemId item = patrons.unlock(reader, Patrons.creator(), usd(givenBack));
        patrons.unlock(reader, Patrons.creator(), usd(kept));
        String payment = paidBy(reader, CurrencyCode.USD);
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        assertThat(creditOf(reader)).isEqualTo(usd(givenBack));
        return payment;
    }

    private String paidBy(ReaderId reader, CurrencyCode currency) {
        long settlement = settling.settle(reader, currency).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().state().equals("PAID"));
        return intentOf(settlement);
    }

    /** Until a run that begins now has ended. */
    private void reconcile() {
        finish();
        clock.forward(Duration.ofMinutes(11));
        finish();
    }

    private void finish() {
        do {
            reconcile.run();
        } while (reconciliation.runs(1).getFirst().finishedAt() == null);
    }

    private List<ProcessorBreak> openAbout(String object) {
        return reconciliation.breaks(0, 1000).stream()
                .filter(one -> one.object().equals(object))
                .toList();
    }

    private String intentOf(long settlement) {
        return text("select intent from card_payment where reference = :key", "settlement-" + settlement);
    }

    private boolean closed(String dispute) {
        return !text("select state from dispute_case where dispute = :key", dispute)
                .equals("OPEN");
    }

    private long cases(String dispute) {
        return count("select count(*) from dispute_case where dispute = :key", dispute);
    }

    private Money roomOf(String payment) {
        return refunds.room(text("select reference from card_payment where intent = :key", payment), usd("8.40"));
    }

    private long unplaced(String object) {
        return count(
                "select count(*) from posting p join posting_voucher v on v.posting_id = p.id"
                        + " where p.kind = 'unplaced' and v.voucher = :key",
                object);
    }

    private long postings(String kind) {
        return count("select count(*) from posting where kind = :key", kind);
    }

    private static Money francs(String amount) {
        return Money.ofMajorUnits(new BigDecimal(amount), CurrencyCode.CHF);
    }

    private String text(String sql, String key) {
        return jdbc.sql(sql).param("key", key).query(String.class).single();
    }

    private long count(String sql, String key) {
        return jdbc.sql(sql).param("key", key).query(Long.class).single();
    }

    private Money suspense() {
        return on(AccountType.SUSPENSE);
    }

    private Money on(AccountType type) {
        return ledger.balanceOf(Account.of(type), CurrencyCode.USD);
    }

    private Money creditOf(ReaderId reader) {
        return ledger.balanceOf(Account.of(AccountType.CREDIT, reader.value()), CurrencyCode.USD)
                .negated();
    }
}
