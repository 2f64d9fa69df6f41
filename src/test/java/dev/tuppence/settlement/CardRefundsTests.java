package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tuppence.BooksAgree;
import dev.tuppence.Contention;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.NotRefundable;
import dev.tuppence.payments.Refunds;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Unlocks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What was paid for and given back, on its way to the card. */
@WholeApplicationTest
@TestPropertySource(
        properties = "spring.application.name=card-refunds") // disputes elsewhere empty the processor's balance
@ExtendWith(BooksAgree.class)
class CardRefundsTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    CardRefunds cardRefunds;

    @Autowired
    SettledReturns returns;

    @Autowired
    Refunds refunds;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Tabs tabs;

    @Autowired
    Ledger ledger;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    SandboxClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final CreatorId creator = Patrons.creator();
    ReaderId reader;
    ItemId second;

    /** A refund waits for balance that the processor lets the platform have. */
    @BeforeEach
    void thereIsBalance() throws Exception {
        ReaderId other = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE);
        patrons.unlock(other, creator, usd("900.00"));
        settling.settle(other, CurrencyCode.USD);
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    @Tag("edge-13")
    void whatIsGivenBackIsCreditUntilItsReaderWantsItOnTheCard() throws Exception {
        ItemId item = anItemPaid("2.00", "1.00");
        long settlement = newest();
        Money subsidy = balance(AccountType.FEE_SUBSIDY, "");

        returns.giveBack(reader, settlement, item, 1, false);
        assertThat(credit()).isEqualTo(usd("2.00"));
        assertThat(cardRefunds.of(reader, settlement)).isEmpty();
        assertThat(balance(AccountType.FEE_SUBSIDY, "").minus(subsidy).isPositive())
                .as("the platform keeps the processor's fee")
                .isTrue();

        assertThat(cardRefunds.toCard(reader, settlement)).isEqualTo(usd("2.00"));
        assertThat(credit()).isEqualTo(usd("0"));
        Money clearing = balance(AccountType.PSP_CLEARING, "");
        CardRefund sent = sent(settlement);

        assertThat(sent.amount()).isEqualTo(usd("2.00"));
        assertThat(clearing.minus(balance(AccountType.PSP_CLEARING, ""))).isEqualTo(usd("2.00"));
        assertThat(balance(AccountType.REFUNDING, owner())).isEqualTo(usd("0"));
    }

    @Test
    void aDaysReturnsOfOneSettlementAreOneRefund() throws Exception {
        ItemId first = anItemPaid("2.00", "1.004");
        long settlement = newest();
        returns.giveBack(reader, settlement, first, 1, true);
        returns.giveBack(reader, settlement, second, 1, true);

        assertThat(sent(settlement).amount()).isEqualTo(usd("3.00"));
        assertThat(credit()).as("less than a card can take").isEqualTo(usd("0.004"));
        assertThat(jdbc.sql(
                                "select idempotency_key from processor_call where operation = 'refund-create' and reference = :it")
                        .param(
                                "it",
                                "refund-"
                                        + cardRefunds
                                                .of(reader, settlement)
                                                .getFirst()
                                                .id())
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void whatDoesNotArriveIsCreditAgain() throws Exception {
        ItemId item = anItemPaidWith(Patrons.REFUND_FAILS, "2.00", "1.00");
        long settlement = newest();
        returns.giveBack(reader, settlement, item, 1, true);
        sent(settlement);
        Money clearing = balance(AccountType.PSP_CLEARING, "");

        clock.forward(Duration.ofDays(1).plusMinutes(1));
        processor.advance();
        await().until(() -> cardRefunds.of(reader, settlement).getFirst().state() == RefundState.FAILED);

        assertThat(credit()).isEqualTo(usd("2.00"));
        assertThat(balance(AccountType.PSP_CLEARING, "").minus(clearing)).isEqualTo(usd("2.00"));
    }

    @Test
    @Tag("edge-22")
    void nothingGoesBackByAnyWayWhileTheBankHasThePayment() throws Exception {
        ItemId item = anItemPaid("2.00", "1.00");
        long settlement = newest();
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        assertThat(cardRefunds.toCard(reader, settlement)).isEqualTo(usd("2.00"));
        String dispute = disputed(settlement);

        patrons.night(settlement);

        assertThat(cardRefunds.of(reader, settlement).getFirst().state()).isEqualTo(RefundState.FAILED);
        assertThat(credit()).isEqualTo(usd("2.00"));
        assertThat(cardRefunds.toCard(reader, settlement)).isEqualTo(usd("0"));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status ->
                        refunds.request("another-way-" + settlement, "settlement-" + settlement, usd("1.00"), false)))
                .isInstanceOf(NotRefundable.class);

        processor.decideDispute(dispute, true);
        await().until(() -> cardRefunds.toCard(reader, settlement).equals(usd("2.00")));
        assertThat(sent(settlement).amount()).isEqualTo(usd("2.00"));
    }

    @Test
    @Tag("edge-22")
    void aRefundWaitsForADisputeThatIsJustBecomingKnownAndIsNotAskedForThen() throws Exception {
        anItemPaid("2.00", "1.00");
        long settlement = newest();
        String payment = "settlement-" + settlement;
        String intent = settlements.find(settlement).orElseThrow().paymentIntent();

        CompletableFuture<Void> asking = transaction.execute(status -> {
            tabs.lock(reader);
            Contention.startAndWaitForThis(jdbc, () -> processor.openDispute(intent));
            var asked = CompletableFuture.runAsync(
                    () -> transaction.executeWithoutResult(
                            other -> refunds.request("race-" + settlement, payment, usd("1.00"), false)),
                    Thread::startVirtualThread);
            assertThatThrownBy(() -> asked.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            return asked;
        });

        assertThatThrownBy(asking::join).hasCauseInstanceOf(NotRefundable.class);
        await().until(() -> settlements.find(settlement).orElseThrow().state().equals("DISPUTED"));
    }

    @Test
    void aCardGetsNoMoreThanItPaid() throws Exception {
        ItemId first = anItemPaid("2.00", "1.00");
        unlocks.giveBack(reader, first, 1, ReturnReason.NONE);
        ItemId dear = patrons.unlock(reader, creator, usd("2.60"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement(); // 2.00 of it by credit

        returns.giveBack(reader, settlement, dear, 1, true);

        assertThat(sent(settlement).amount()).isEqualTo(usd("0.60"));
        assertThat(credit()).isEqualTo(usd("2.00"));
        assertThatThrownBy(() -> jdbc.sql("update card_payment set refunded_micros = 610000 where reference = :it")
                        .param("it", "settlement-" + settlement)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    @Tag("edge-36")
    void whoMayWithdrawGetsAllBackOnTheCardForTwoWeeksHoweverMuchItWas() throws Exception {
        reader = patrons.readerWithCard(Patrons.GERMAN);
        List<ItemId> items = IntStream.range(0, 12)
                .mapToObj(i -> patrons.unlock(reader, creator, usd("0.50"), Duration.ofDays(13)))
                .toList();
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().state().equals("PAID"));

        items.forEach(item -> returns.withdraw(reader, settlement, item, 1));

        assertThat(sent(settlement).amount()).isEqualTo(usd("6.00"));
        assertThat(credit()).isEqualTo(usd("0"));
    }

    @Test
    @Tag("edge-36")
    void theRightIsThatOfTheCardThatPaidWhateverCardCameSince() throws Exception {
        reader = patrons.readerWithCard(Patrons.GERMAN);
        ItemId item = patrons.unlock(reader, creator, usd("2.00"));
        ItemId other = patrons.unlock(reader, creator, usd("1.00"), Duration.ofDays(20));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().state().equals("PAID"));
        patrons.saveCard(reader, Patrons.PAYS);

        returns.withdraw(reader, settlement, item, 1);

        assertThat(sent(settlement).amount()).isEqualTo(usd("2.00"));
        assertThatThrownBy(() -> returns.withdraw(reader, settlement, other, 1)).isInstanceOf(NotReturnable.class);
    }

    @Test
    @Tag("edge-36")
    void whoMayWithdrawGivesBackWhatIsNotPaidYetHoweverMuchItWas() throws Exception {
        reader = patrons.readerWithCard(Patrons.GERMAN);
        List<ItemId> items = IntStream.range(0, 12)
                .mapToObj(i -> patrons.unlock(reader, creator, usd("0.50"), Duration.ofDays(13)))
                .toList();

        items.forEach(item -> unlocks.giveBack(reader, item, 1, ReturnReason.NOT_AS_DESCRIBED));

        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().owed()).isEqualTo(usd("0"));
    }

    @Test
    void nothingIsGivenBackByTheAddressOfAnothersSettlementNorOfOneWithoutIt() throws Exception {
        ItemId item = anItemPaid("2.00", "1.00");
        long settlement = newest();
        ItemId open = patrons.unlock(reader, creator, usd("0.40"));

        assertThatThrownBy(() -> returns.giveBack(reader, settlement, open, 1, false))
                .isInstanceOf(NoSuchSettlement.class);
        assertThatThrownBy(() -> returns.giveBack(patrons.reader(), settlement, item, 1, false))
                .isInstanceOf(NoSuchSettlement.class);
    }

    @Test
    void whoseLawGivesNoSuchRightDoesNotWithdraw() throws Exception {
        ItemId item = anItemPaid("2.00", "1.00");

        assertThat(returns.mayWithdraw(settlements.find(newest()).orElseThrow()))
                .isFalse();
        assertThatThrownBy(() -> returns.withdraw(reader, newest(), item, 1)).isInstanceOf(NoSuchSettlement.class);
    }

    @Test
    void theProcessorsBalanceIsWhatTheBooksSay() throws Exception {
        Money apart = processorBalance().minus(balance(AccountType.PSP_CLEARING, ""));
        ItemId item = anItemPaid("2.00", "1.00");
        returns.giveBack(reader, newest(), item, 1, true);
        sent(newest());

        assertThat(processorBalance().minus(balance(AccountType.PSP_CLEARING, "")))
                .isEqualTo(apart);
    }

    private ItemId anItemPaid(String price, String other) throws Exception {
        return anItemPaidWith(Patrons.PAYS, price, other);
    }

    private ItemId anItemPaidWith(String card, String price, String other) throws Exception {
        reader = patrons.readerWithCard(card);
        ItemId item = patrons.unlock(reader, creator, usd(price));
        second = patrons.unlock(reader, creator, usd(other));
        patrons.unlock(reader, creator, usd("0.50"));
        settling.settle(reader, CurrencyCode.USD);
        return item;
    }

    private long newest() {
        return settlements.of(reader, 1).getFirst().id();
    }

    private CardRefund sent(long settlement) {
        patrons.night(settlement);
        await().until(() -> cardRefunds.of(reader, settlement).getFirst().state() == RefundState.SENT);
        return cardRefunds.of(reader, settlement).getFirst();
    }

    private String disputed(long settlement) {
        String dispute =
                processor.openDispute(settlements.find(settlement).orElseThrow().paymentIntent());
        await().until(() -> jdbc.sql("select exists (select from dispute_case where dispute = :it)")
                .param("it", dispute)
                .query(Boolean.class)
                .single());
        return dispute;
    }

    private Money credit() {
        return balance(AccountType.CREDIT, owner()).negated();
    }

    private String owner() {
        return Long.toString(reader.value());
    }

    private Money balance(AccountType type, String owner) {
        return ledger.balanceOf(new Account(type, owner), CurrencyCode.USD);
    }

    private Money processorBalance() {
        return processor.balances().stream()
                .filter(one -> one.available().currency() == CurrencyCode.USD)
                .map(one -> one.available().plus(one.pending()))
                .reduce(usd("0"), Money::plus);
    }
}
