package dev.tuppence.disputes;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Journal;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.DisputeClosed;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.payments.Payer;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.CardRefunds;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.ReaderSettlements;
import dev.tuppence.settlement.RefundState;
import dev.tuppence.settlement.SettlementRuns;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Unlocks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What banks do before they take money, and what becomes of what was given back when they do. */
@WholeApplicationTest
class AskedAndWarnedTests {

    private static final ReaderId ADMIN = new ReaderId(1);

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    CardRefunds refunds;

    @Autowired
    SettlementRuns runs;

    @Autowired
    ReaderSettlements own;

    @Autowired
    CreditOffers offers;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Disputes disputes;

    @Autowired
    CaseReads cases;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    Tabs tabs;

    @Autowired
    Cards cards;

    @Autowired
    Ledger ledger;

    @Autowired
    Journal journal;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    final CreatorId creator = Patrons.creator();
    ReaderId reader;
    ItemId item;
    long settlement;

    @BeforeEach
    void thereIsBalance() throws Exception {
        paid(Patrons.AVAILABLE_AT_ONCE, "450.00", "450.00");
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void aBankThatOnlyAsksHasTakenNothingAndIsAnswered() throws Exception {
        paid(Patrons.PAYS, "2.00", "1.00");
        Money clearing = balance(AccountType.PSP_CLEARING, "");
        String inquiry = processor.openInquiry(intent());
        DisputeCase one = caseOf(inquiry);

        assertThat(one.state()).isEqualTo(CaseState.INQUIRY);
        assertThat(one.held()).isEqualTo(usd("0"));
        assertThat(balance(AccountType.PSP_CLEARING, "")).isEqualTo(clearing);
        assertThat(blocked()).isFalse();
        assertThat(state()).isEqualTo("PAID");
        assertThat(disputes.linesOf(one.id())).hasSize(2);
        assertThatThrownBy(() -> disputes.accept(one.id(), ADMIN)).isInstanceOf(NotAnswerable.class);

        disputes.contest(one.id(), ADMIN);
        processor.decideDispute(inquiry, true);
        await().until(() -> caseOf(inquiry).state() == CaseState.ENDED);
        assertThat(balance(AccountType.PSP_CLEARING, "")).isEqualTo(clearing);
    }

    @Test
    @Tag("edge-15")
    void anInquiryThatGoesOnIsBookedOnceAndAnsweredAgain() throws Exception {
        paid(Patrons.PAYS, "2.00", "1.00");
        Money clearing = balance(AccountType.PSP_CLEARING, "");
        String inquiry = processor.openInquiry(intent());
        disputes.contest(caseOf(inquiry).id(), ADMIN);
        await().until(() -> caseOf(inquiry).state() == CaseState.CONTESTED);

        processor.escalate(inquiry);
        await().until(() -> caseOf(inquiry).state() == CaseState.OPEN);

        DisputeCase one = caseOf(inquiry);
        assertThat(one.held()).isEqualTo(usd("3.00"));
        assertThat(clearing.minus(balance(AccountType.PSP_CLEARING, "")))
                .isEqualTo(usd("3.00").plus(one.fee()));
        assertThat(blocked()).isTrue();
        assertThat(state()).isEqualTo("DISPUTED");
        assertThat(cards.of(new Payer(reader.value())))
                .as("charged no more by that card")
                .isEmpty();

        disputes.contest(one.id(), ADMIN);
        processor.decideDispute(inquiry, true);
        await().until(() -> caseOf(inquiry).state() == CaseState.WON);
        assertThat(blocked()).isFalse();
        assertThat(state()).isEqualTo("PAID");
        assertThat(cards.of(new Payer(reader.value()))).isPresent();
        assertThat(credit()).as("nobody offered any").isEqualTo(usd("0"));
    }

    @Test
    @Tag("edge-23")
    @Tag("edge-25")
    void aWarningGivesEverythingBackFreezesTheReaderAndBarsTheCardButNoCreatorLosesAnything() throws Exception {
        paid(Patrons.FRAUD_WARNING, "2.00", "1.00");
        Money collected = balance(AccountType.COLLECTED, creator.value());

        await().until(() -> state().equals("REFUNDED"));

        DisputeCase one = disputes.of(reader).getFirst();
        assertThat(one.state()).isEqualTo(CaseState.REFUNDED);
        assertThat(one.held()).isEqualTo(usd("3.00"));
        assertThat(blocked()).isTrue();
        assertThat(balance(AccountType.COLLECTED, creator.value())).isEqualTo(collected);
        ReaderId thief = patrons.readerWithCard(Patrons.FRAUD_WARNING);
        assertThat(cards.of(new Payer(thief.value()))).as("saved by whomever").isEmpty();

        disputes.reinstate(one.id());
        assertThat(blocked()).isFalse();
        assertThat(cards.of(new Payer(thief.value()))).isPresent();
    }

    @Test
    @Tag("edge-23")
    void aWarningOfWhatWasGivenBackBeforeBlocksNoTabThatNobodyCouldOpenAgain() throws Exception {
        reader = patrons.readerWithCard("2223003122003222"); // nobody else's here
        item = patrons.unlock(reader, creator, usd("2.00"));
        settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        refunds.toCard(reader, settlement);
        patrons.night(settlement);
        await().until(() -> refunds.of(reader, settlement).getFirst().state() == RefundState.SENT);

        processor.warnOfFraud(intent());
        await().until(() -> cards.of(new Payer(reader.value())).isEmpty());

        assertThat(disputes.of(reader)).isEmpty();
        assertThat(blocked()).isFalse();
    }

    @Test
    @Tag("edge-22")
    void whatWasRefundedFirstIsNotTakenTwiceAndIsProof() throws Exception {
        paid(Patrons.PAYS, "2.00", "1.00");
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        refunds.toCard(reader, settlement);
        patrons.night(settlement);
        await().until(() -> refunds.of(reader, settlement).getFirst().state() == RefundState.SENT);
        String dispute = processor.openDispute(intent(), "credit_not_processed", 300);
        DisputeCase one = caseOf(dispute);

        assertThat(one.held()).isEqualTo(usd("1.00"));
        assertThat(one.excess()).isEqualTo(usd("2.00"));
        assertThat(disputes.evidenceFor(one.id()))
                .contains("1 items of this statement were returned", "Refund re_", "of USD 2.00 was sent to the card");
        assertThat(disputes.linesOf(one.id()))
                .singleElement()
                .satisfies(line -> assertThat(line.claimed()).isEqualTo(usd("1.00")));
        processor.decideDispute(dispute, true);
        await().until(() -> caseOf(dispute).state() == CaseState.WON);
    }

    @Test
    @Tag("edge-18")
    @Tag("edge-42")
    void creditOfALostPaymentIsCreditNoLongerAndDebtWhereItIsSpent() throws Exception {
        paid(Patrons.PAYS, "2.00", "1.00");
        long lost = settlement;
        String lostIntent = intent();
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        patrons.unlock(reader, creator, usd("1.20"));
        settling.settle(reader, CurrencyCode.USD); // by credit alone
        assertThat(credit()).isEqualTo(usd("0.80"));
        Money collected = balance(AccountType.COLLECTED, creator.value());

        String dispute = processor.openDispute(lostIntent);
        DisputeCase one = caseOf(dispute);
        assertThat(one.settlement()).isEqualTo(lost);
        assertThat(one.credit()).isEqualTo(usd("2.00"));
        processor.decideDispute(dispute, false);
        await().until(() -> caseOf(dispute).state() == CaseState.LOST);

        assertThat(credit()).isEqualTo(usd("0"));
        assertThat(balance(AccountType.DEBT, reader.value())).isEqualTo(usd("1.20"));
        assertThat(balance(AccountType.COLLECTED, creator.value())).isEqualTo(collected);
        assertThat(state(lost)).isEqualTo("DISPUTED");
    }

    @Test
    @Tag("edge-42")
    void whatWasPaidAheadAndSpentIsDebtWhenTheBankTakesItBack() throws Exception {
        reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("2.10"), Duration.ofDays(43));
        runs.runDue();
        settlement = settlements.of(reader, 1).getFirst().id();
        own.prefund(reader, settlement);
        String ahead = intent();
        patrons.unlock(reader, creator, usd("1.00"));
        settling.settle(reader, CurrencyCode.USD); // by credit alone
        assertThat(credit()).isEqualTo(usd("1.90"));

        String dispute = processor.openDispute(ahead);
        DisputeCase one = caseOf(dispute);
        assertThat(one.held()).isEqualTo(usd("5.00"));
        assertThat(one.credit()).isEqualTo(usd("2.90"));
        processor.decideDispute(dispute, false);
        await().until(() -> caseOf(dispute).state() == CaseState.LOST);

        assertThat(credit()).isEqualTo(usd("0"));
        assertThat(balance(AccountType.DEBT, reader.value())).isEqualTo(usd("1.00"));
    }

    @Test
    @Tag("edge-42")
    void whatWasBoughtWithCreditOfALostPaymentAndIsGivenBackIsDebtNoLongerAndNoCredit() throws Exception {
        paid(Patrons.PAYS, "2.00", "1.00");
        String lost = intent();
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        ItemId byCredit = patrons.unlock(reader, creator, usd("1.20"));
        settling.settle(reader, CurrencyCode.USD);
        String dispute = processor.openDispute(lost);
        caseOf(dispute);
        processor.decideDispute(dispute, false);
        await().until(() -> caseOf(dispute).state() == CaseState.LOST);
        assertThat(balance(AccountType.DEBT, reader.value())).isEqualTo(usd("1.20"));
        ItemId byCard = patrons.unlock(reader, creator, usd("3.00"));
        patrons.saveCard(reader, Patrons.PAYS_TOO);
        settling.settle(reader, CurrencyCode.USD);

        unlocks.giveBack(reader, byCard, 1, ReturnReason.NONE);
        assertThat(credit()).as("paid by a card that is not disputed").isEqualTo(usd("3.00"));
        unlocks.giveBack(reader, byCredit, 1, ReturnReason.NONE);

        assertThat(credit()).isEqualTo(usd("3.00"));
        assertThat(balance(AccountType.DEBT, reader.value())).isEqualTo(usd("0"));
    }

    @Test
    @Tag("edge-42")
    void creditForWhatWasBoughtWithCreditIsOfTheSamePayment() throws Exception {
        paid(Patrons.PAYS, "2.00", "1.00");
        String lost = intent();
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        ItemId byCredit = patrons.unlock(reader, creator, usd("1.20"));
        settling.settle(reader, CurrencyCode.USD);
        unlocks.giveBack(reader, byCredit, 1, ReturnReason.NONE);
        assertThat(credit()).isEqualTo(usd("2.00"));

        String dispute = processor.openDispute(lost);
        caseOf(dispute);
        processor.decideDispute(dispute, false);
        await().until(() -> caseOf(dispute).state() == CaseState.LOST);

        assertThat(credit()).isEqualTo(usd("0"));
        assertThat(balance(AccountType.DEBT, reader.value())).isEqualTo(usd("0"));
    }

    @Test
    @Tag("edge-42")
    void twoDisputesOfOnePaymentClaimItsItemsOnceAndThenWhatWasPaidAhead() throws Exception {
        reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("2.10"), Duration.ofDays(43));
        runs.runDue();
        settlement = settlements.of(reader, 1).getFirst().id();
        own.prefund(reader, settlement);

        DisputeCase first = lost(300);
        DisputeCase second = lost(200);

        assertThat(List.of(first.credit(), second.credit())).containsExactly(usd("0.90"), usd("2.00"));
        assertThat(credit()).isEqualTo(usd("0"));
        assertThat(balance(AccountType.DEBT, reader.value())).isEqualTo(usd("0"));
        assertThat(feeOf(first).plus(feeOf(second)))
                .as("of what was paid ahead")
                .isEqualTo(usd("0.261"));
    }

    @Test
    void whoWithdrawsADisputeHasTheCreditThatWasOffered() throws Exception {
        paid(Patrons.PAYS, "2.00", "1.00");
        String dispute = processor.openDispute(intent());
        DisputeCase one = caseOf(dispute);

        offers.offer(one.id());
        assertThat(credit()).isEqualTo(usd("0"));
        assertThatThrownBy(() -> offers.offer(one.id())).isInstanceOf(NotAnswerable.class);
        processor.decideDispute(dispute, true);

        await().until(() -> caseOf(dispute).state() == CaseState.WON);
        assertThat(credit()).isEqualTo(usd("3.00"));
    }

    @Test
    void whatWasOfferedIsGivenOnceAlsoWhenABankThatHadAskedTakesTheMoneyAndReturnsIt() throws Exception {
        paid(Patrons.PAYS, "2.00", "1.00");
        String inquiry = processor.openInquiry(intent());
        offers.offer(caseOf(inquiry).id());
        processor.decideDispute(inquiry, true);
        await().until(() -> caseOf(inquiry).state() == CaseState.ENDED);
        assertThat(credit()).isEqualTo(usd("3.00"));
        Money none = usd("0");

        publish(new DisputeOpened(
                inquiry, "settlement-" + settlement, usd("3.00"), none, "fraudulent", clock.instant()));
        publish(new DisputeClosed(inquiry, "settlement-" + settlement, true, usd("3.00"), none));

        assertThat(caseOf(inquiry).state()).isEqualTo(CaseState.WON);
        assertThat(credit()).isEqualTo(usd("3.00"));
    }

    @Test
    void whoDoesNotWithdrawHasNone() throws Exception {
        paid(Patrons.PAYS, "2.00", "1.00");
        String dispute = processor.openDispute(intent());
        offers.offer(caseOf(dispute).id());
        processor.decideDispute(dispute, false);

        await().until(() -> caseOf(dispute).state() == CaseState.LOST);
        assertThat(credit()).isEqualTo(usd("0"));
    }

    private void paid(String card, String price, String other) throws Exception {
        reader = patrons.readerWithCard(card);
        item = patrons.unlock(reader, creator, usd(price));
        patrons.unlock(reader, creator, usd(other));
        settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().paidAt() != null);
    }

    private DisputeCase lost(long cents) {
        String dispute = processor.openDispute(intent(), "fraudulent", cents);
        caseOf(dispute);
        processor.decideDispute(dispute, false);
        await().until(() -> caseOf(dispute).state() == CaseState.LOST);
        return caseOf(dispute);
    }

    private Money feeOf(DisputeCase lost) {
        return journal.amountOn(
                Account.of(AccountType.FEE_SUBSIDY), CurrencyCode.USD, "dispute-lost", Long.toString(lost.id()));
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private DisputeCase caseOf(String dispute) {
        await().until(() -> cases.find(dispute).isPresent());
        return cases.find(dispute).orElseThrow();
    }

    private String intent() {
        return Optional.ofNullable(settlements.find(settlement).orElseThrow().paymentIntent())
                .orElseThrow();
    }

    private String state() {
        return state(settlement);
    }

    private String state(long id) {
        return settlements.find(id).orElseThrow().state();
    }

    private boolean blocked() {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow().blocked();
    }

    private Money credit() {
        return balance(AccountType.CREDIT, reader.value()).negated();
    }

    private Money balance(AccountType type, long owner) {
        return balance(type, Long.toString(owner));
    }

    private Money balance(AccountType type, String owner) {
        return ledger.balanceOf(new Account(type, owner), CurrencyCode.USD);
    }
}
