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
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.DisputeClosed;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.payments.Refunds;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A reader whose bank asked had the credit that was offered; whatever comes then, nobody has the money twice. */
@WholeApplicationTest
class OfferedCreditTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Disputes disputes;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    Refunds refunds;

    @Autowired
    Ledger ledger;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final CreatorId creator = Patrons.creator();
    ReaderId reader;
    ItemId item;
    long settlement;
    String inquiry = "";

    @BeforeEach
    void aBankAsksAndCreditIsOffered() throws Exception {
        reader = patrons.readerWithCard(Patrons.PAYS);
        item = patrons.unlock(reader, creator, usd("2.00"));
        patrons.unlock(reader, creator, usd("1.00"));
        settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().paidAt() != null);
        inquiry = processor.openInquiry(intent());
        await().until(() -> disputes.withDispute(inquiry).isPresent());
        disputes.offerCredit(one().id());
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void itIsCreditNoLongerWhenTheBankTakesTheMoneyAfterAll() {
        asksNoMore("3.00");
        Money reserve = reserve();

        takes(false);

        assertThat(one().state()).isEqualTo(CaseState.LOST);
        assertThat(credit()).isEqualTo(usd("0"));
        assertThat(debt()).isEqualTo(usd("0"));
        assertThat(reserve()).as("it paid once").isEqualTo(reserve);
    }

    @Test
    void itIsDebtWhereItIsSpent() throws Exception {
        asksNoMore("3.00");
        patrons.unlock(reader, creator, usd("1.20"));
        settling.settle(reader, CurrencyCode.USD);

        takes(false);

        assertThat(credit()).isEqualTo(usd("0"));
        assertThat(debt()).isEqualTo(usd("1.20"));
    }

    @Test
    void itPaysNothingWhileTheBankHasTheMoneyAndIsThereAgainWhenTheBankReturnsIt() throws Exception {
        asksNoMore("3.00");
        jdbc.sql("update payment_dispute set state = 'OPEN', closed_at = null where dispute = :dispute")
                .param("dispute", inquiry)
                .update();
        publish(new DisputeOpened(inquiry, payment(), usd("3.00"), usd("0"), "fraudulent", clock.instant()));
        patrons.saveCard(reader, Patrons.PAYS_TOO);
        patrons.unlock(reader, creator, usd("1.20"));
        long next = settling.settle(reader, CurrencyCode.USD).settlement();
        assertThat(settlements.find(next).orElseThrow().charged()).isEqualTo(usd("1.20"));

        jdbc.sql("update payment_dispute set state = 'WON', closed_at = opened_at where dispute = :dispute")
                .param("dispute", inquiry)
                .update();
        publish(new DisputeClosed(inquiry, payment(), true, usd("3.00"), usd("0")));

        assertThat(credit()).isEqualTo(usd("3.00"));
    }

    @Test
    void whatWasGivenBackMeanwhileIsNotGivenAgain() {
        unlocks.giveBack(reader, item, 1, ReturnReason.NOT_AS_DESCRIBED);

        asksNoMore("3.00");
    }

    @Test
    void whatWentBackToTheCardMeanwhileIsNotGivenAgain() throws Exception {
        ReaderId other = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE); // refunds wait for balance
        patrons.unlock(other, creator, usd("450.00"));
        settling.settle(other, CurrencyCode.USD);
        processor.refund(intent(), 200);
        await().until(() -> !refunds.sentOf(payment()).isEmpty());

        asksNoMore("1.00");
    }

    @Test
    void whoHasItGivesNothingBackAndThePlatformGivesItToTheReserve() {
        asksNoMore("3.00");
        assertThatThrownBy(() -> unlocks.giveBack(reader, item, 1, ReturnReason.NOT_AS_DESCRIBED))
                .isInstanceOf(NotReturnable.class)
                .hasMessage("DISPUTED");
        Money collected = balance(AccountType.COLLECTED, creator.value());
        Money reserve = reserve();

        unlocks.reverse(reader, new Charge.Key(ChargeKind.UNLOCK, item, 1), ReturnReason.TAKEN_DOWN);

        assertThat(credit()).isEqualTo(usd("3.00"));
        assertThat(balance(AccountType.COLLECTED, creator.value())).isNotEqualTo(collected);
        assertThat(reserve.minus(reserve()).isPositive()).isTrue();
    }

    private void asksNoMore(String given) {
        processor.decideDispute(inquiry, true);
        await().until(() -> one().state() == CaseState.ENDED);
        assertThat(credit()).isEqualTo(usd(given));
    }

    private void takes(boolean won) {
        publish(new DisputeOpened(inquiry, payment(), usd("3.00"), usd("0"), "fraudulent", clock.instant()));
        publish(new DisputeClosed(inquiry, payment(), won, usd("3.00"), usd("0")));
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private DisputeCase one() {
        return disputes.withDispute(inquiry).orElseThrow();
    }

    private String payment() {
        return "settlement-" + settlement;
    }

    private String intent() {
        return String.valueOf(settlements.find(settlement).orElseThrow().paymentIntent());
    }

    private Money credit() {
        return balance(AccountType.CREDIT, reader.value()).negated();
    }

    private Money debt() {
        return balance(AccountType.DEBT, reader.value());
    }

    /** With what the platform put into it. */
    private Money reserve() {
        return ledger.balanceOf(Account.of(AccountType.DISPUTE_RESERVE), CurrencyCode.USD)
                .plus(ledger.balanceOf(Account.of(AccountType.PLATFORM_FEE), CurrencyCode.USD));
    }

    private Money balance(AccountType type, long owner) {
        return ledger.balanceOf(Account.of(type, owner), CurrencyCode.USD);
    }
}
