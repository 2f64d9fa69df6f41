package dev.tuppence.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.Contention;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.BankPayoutChanged;
import dev.tuppence.payments.Payee;
import dev.tuppence.payments.PayoutAccount;
import dev.tuppence.payments.PayoutAccountChanged;
import dev.tuppence.payments.TransferFailed;
import dev.tuppence.payments.TransferSent;
import dev.tuppence.settlement.Part;
import dev.tuppence.settlement.SettledItemReturned;
import dev.tuppence.settlement.Share;
import dev.tuppence.settlement.TabSettled;
import dev.tuppence.settlement.TabWrittenOff;
import dev.tuppence.unlocks.ChargeKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class PayoutsTests {

    @Autowired
    Payouts payouts;

    @Autowired
    PayCreator payCreator;

    @Autowired
    EarningRows earnings;

    @Autowired
    Earnings sums;

    @Autowired
    TransferRows transfers;

    @Autowired
    Refusals refusals;

    @Autowired
    PayoutTerms terms;

    @Autowired
    CreatorDebts debts;

    @Autowired
    Ledger ledger;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    CurrentCreator currentCreator;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    CreatorId creator;

    @BeforeEach
    void aCreatorWhoCanBePaid() {
        creator = new CreatorId(ThreadLocalRandom.current().nextLong(1L << 40));
        jdbc.sql("""
                        insert into payout_account (payee, country, account, payable, changed_at)
                        values (:payee, 'US', :account, true, '2026-01-01')""")
                .param("payee", creator.value())
                .param("account", "acct_test_" + creator.value())
                .update();
    }

    @AfterEach
    void rowsSayWhatTheBooksSay() {
        assertThat(invariants)
                .filteredOn(invariant -> invariant.getClass().getPackage().equals(PayoutsTests.class.getPackage()))
                .hasSize(4)
                .allSatisfy(invariant -> assertThat(invariant.violations()).isEmpty());
    }

    @Test
    void whatWasJustPaidIsOnHold() {
        settled(dollars(12), ago(Duration.ZERO));
        payouts.runDue();

        assertThat(balance(AccountType.COLLECTED)).isEqualTo(dollars(12));
        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(0));
        assertThat(line().state()).isEqualTo(EarningState.COLLECTED);
        assertThat(line().availableAt()).isEqualTo(line().collectedAt().plus(Duration.ofDays(7)));
    }

    @Test
    void aTrustedCreatorWaitsShorter() {
        payouts.trust(creator, true);
        settled(dollars(12), ago(Duration.ZERO));

        assertThat(line().availableAt()).isEqualTo(line().collectedAt().plus(Duration.ofDays(2)));
    }

    @Test
    void nothingIsAvailableBeforeTheProcessorLetsGo() {
        Instant late = clock.instant().plus(Duration.ofDays(9));
        settle(ago(Duration.ofDays(8)), late, dollars(12));
        payouts.runDue();

        assertThat(balance(AccountType.COLLECTED)).isEqualTo(dollars(12));
    }

    @Test
    void theSameSettlementToldTwiceEarnsOnce() {
        TabSettled settled = settled(dollars(12), ago(Duration.ZERO));
        transaction.executeWithoutResult(status -> events.publishEvent(settled));

        assertThat(lines()).hasSize(1);
    }

    @Test
    void moneyBecomesAvailableOnceHoweverManyRelease() throws Exception {
        settled(dollars(5), ago(Duration.ofDays(8)));
        atOnce(4, () -> {
            payouts.runDue();
            return null;
        });

        assertThat(balance(AccountType.COLLECTED)).isEqualTo(dollars(0));
        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(5));
    }

    @Test
    void twoWorkersPayOnce() throws Exception {
        available(dollars(25));
        List<PayOutcome> outcomes = atOnce(8, () -> payouts.payNow(creator, CurrencyCode.USD));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof PayOutcome.Requested)
                .hasSize(1);
        assertThat(transfersOf()).hasSize(1);
        assertThat(transfersOf().getFirst().amount()).isEqualTo(dollars(25));
    }

    @Test
    void whatIsSentLeavesThePlatformAndIsPaidWhateverIsToldAfterwards() {
        available(dollars(25));
        Money clearing = ledger.balanceOf(Account.of(AccountType.PSP_CLEARING), CurrencyCode.USD);
        transaction.executeWithoutResult(status -> {
            String reference = requested();
            events.publishEvent(new TransferSent(reference, "tr_1"));
            events.publishEvent(new TransferSent(reference, "tr_1"));
            events.publishEvent(new TransferFailed(reference, "too_late"));
        });

        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(0));
        assertThat(balance(AccountType.IN_TRANSIT)).isEqualTo(dollars(0));
        assertThat(ledger.balanceOf(Account.of(AccountType.PSP_CLEARING), CurrencyCode.USD))
                .isEqualTo(clearing.minus(dollars(25)));
        assertThat(line().state()).isEqualTo(EarningState.PAID);
    }

    @Test
    void whatIsRefusedIsAvailableAgainAndTriedAgainLater() {
        available(dollars(25));
        transaction.executeWithoutResult(
                status -> events.publishEvent(new TransferFailed(requested(), "balance_insufficient")));

        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(25));
        assertThat(line().state()).isEqualTo(EarningState.AVAILABLE);
        RefusedTransfers refused = refusals.of(creator, CurrencyCode.USD);
        assertThat(refused.code()).isEqualTo("balance_insufficient");
        assertThat(refused.waitsForOperator()).isFalse();
        assertThat(refused.retryAt()).isAfter(clock.instant());
        assertThat(refusals.retryDue(refused)).isFalse();
    }

    @Test
    @Tag("edge-37")
    void aLowBalanceOfThePlatformIsTriedAgainHoweverOftenItIsRefused() {
        available(dollars(25));
        for (int i = 0; i < 12; i++) {
            refuse("balance_insufficient");
        }

        RefusedTransfers refused = refusals.of(creator, CurrencyCode.USD);
        assertThat(refused.times()).isEqualTo(12);
        assertThat(refused.retryAt()).isBetween(clock.instant(), clock.instant().plus(Duration.ofDays(1)));
        assertThat(refusals.all(1_000)).contains(refused);
        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(25));
    }

    @Test
    @Tag("edge-37")
    void whatAnOperatorSawToIsTransferredAndForgotten() {
        available(dollars(25));
        for (int i = 0; i < 5; i++) {
            refuse("account_invalid");
        }

        transaction.executeWithoutResult(status -> {
            var again = (PayOutcome.Requested) payouts.tryAgain(creator, CurrencyCode.USD);
            events.publishEvent(new TransferSent("transfer-" + again.transfer(), "tr_again"));
        });

        assertThat(refusals.of(creator, CurrencyCode.USD).times()).isZero();
        assertThat(transfersOf().getFirst().trigger()).isEqualTo(TransferTrigger.OPERATOR);
    }

    @Test
    void tooManyRefusalsInARowWaitForAPerson() {
        available(dollars(25));
        for (int i = 0; i < 5; i++) {
            refuse("account_invalid");
        }

        assertThat(refusals.of(creator, CurrencyCode.USD).waitsForOperator()).isTrue();
        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.OnHold.class);
        assertThat(transfersOf()).hasSize(5);
    }

    @Test
    void lessThanABankCanBePaidStaysForTheNextTransfer() {
        available(new Money(3_004_200, CurrencyCode.USD));

        assertThat(payouts.payNow(creator, CurrencyCode.USD))
                .isInstanceOfSatisfying(
                        PayOutcome.Requested.class,
                        requested -> assertThat(requested.amount()).isEqualTo(dollars(3)));
        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(new Money(4_200, CurrencyCode.USD));
    }

    @Test
    void tooLittleIsNotTransferred() {
        available(new Money(990_000, CurrencyCode.USD));

        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.BelowMinimum.class);
        assertThat(payCreator.pay(creator, CurrencyCode.USD, TransferTrigger.RUN))
                .isInstanceOf(PayOutcome.BelowMinimum.class);
    }

    @Test
    void whatIsGivenBackOnHoldNeverBecomesAvailable() {
        TabSettled settled = settled(dollars(12), ago(Duration.ofDays(8)));
        giveBack(settled);
        payouts.runDue();

        assertThat(balance(AccountType.COLLECTED)).isEqualTo(dollars(0));
        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(0));
        assertThat(lines()).hasSize(2);
    }

    @Test
    void whatIsGivenBackLaterComesOffWhatIsAvailable() {
        available(dollars(5));
        TabSettled settled = settled(dollars(12), ago(Duration.ofDays(8)));
        payouts.runDue();
        giveBack(settled);
        payouts.runDue();

        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(5));
    }

    @Test
    @Tag("edge-14")
    void whatIsGivenBackAfterThePayoutTakesTheBalanceBelowZeroDownToTheLimit() {
        giveBack(paidOut(dollars(20)));
        payouts.runDue();

        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(-20));
        assertThat(debts.owed(creator, CurrencyCode.USD)).isEqualTo(dollars(0));
        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.BelowMinimum.class);
    }

    @Test
    @Tag("edge-14")
    void whatGoesBeyondTheLimitIsOwedAndNettedFromLaterEarnings() {
        giveBack(paidOut(dollars(40)));
        payouts.runDue();
        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(-25));
        assertThat(debts.owed(creator, CurrencyCode.USD)).isEqualTo(dollars(15));

        settled(dollars(30), ago(Duration.ofDays(8)));
        payouts.runDue();
        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(0));
        assertThat(debts.owed(creator, CurrencyCode.USD)).isEqualTo(dollars(10));

        settled(dollars(12), ago(Duration.ofDays(8)));
        payouts.runDue();
        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(2));
        assertThat(debts.owed(creator, CurrencyCode.USD)).isEqualTo(dollars(0));
    }

    @Test
    @Tag("edge-21")
    void whatAGoneCreatorOwesIsGivenUpAfterTwoYears() {
        giveBack(paidOut(dollars(40)));
        payouts.runDue();
        Money writtenOff = ledger.balanceOf(Account.of(AccountType.WRITE_OFF), CurrencyCode.USD);

        debts.giveUpUntouchedSince(clock.instant().minus(Duration.ofDays(700)));
        assertThat(debts.owed(creator, CurrencyCode.USD)).isEqualTo(dollars(15));

        debts.giveUpUntouchedSince(clock.instant());
        assertThat(debts.owed(creator, CurrencyCode.USD)).isEqualTo(dollars(0));
        assertThat(ledger.balanceOf(Account.of(AccountType.WRITE_OFF), CurrencyCode.USD))
                .isGreaterThanOrEqualTo(writtenOff.plus(dollars(15)));
    }

    @Test
    @Tag("edge-38")
    void aPayoutThatComesBackAfterItArrivedHoldsTheNextUntilTheBankIsMended() {
        available(dollars(25));
        bank("po_1", "paid", null);
        bank("po_1", "failed", "account_closed");
        bank("po_1", "paid", null); // told late

        assertThat(payouts.bankPayoutsOf(creator)).singleElement().satisfies(payout -> {
            assertThat(payout.state()).isEqualTo("failed");
            assertThat(payout.failure()).isEqualTo("account_closed");
            assertThat(payout.wasPaid()).isTrue();
        });
        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.BankRefuses.class);
        assertThat(payCreator.pay(creator, CurrencyCode.USD, TransferTrigger.RUN))
                .isInstanceOf(PayOutcome.BankRefuses.class);
        assertThat(transfersOf()).isEmpty();

        account(true, true); // something else changed
        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.BankRefuses.class);
        account(false, true);
        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.Requested.class);
    }

    @Test
    @Tag("edge-38")
    void anOperatorWhoKnowsBetterSendsTheNextTransferToABankThatRefused() {
        available(dollars(25));
        bank("po_1", "failed", "account_closed");

        assertThat(payouts.tryAgain(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.Requested.class);
    }

    @Test
    @Tag("edge-31")
    void aSuspendedCreatorEarnsOnAndNothingIsTransferredUntilItIsLetGo() {
        payouts.hold(creator, true);
        available(dollars(25));

        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(25));
        for (TransferTrigger trigger : TransferTrigger.values()) {
            assertThat(payCreator.pay(creator, CurrencyCode.USD, trigger)).isInstanceOf(PayOutcome.OnHold.class);
        }

        payouts.hold(creator, false);
        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.Requested.class);
    }

    @Test
    void nobodyMovesWhileATransferIsUnderWay() {
        available(dollars(25));
        String reference = requested();
        assertThat(payouts.move(creator)).isFalse();

        transaction.executeWithoutResult(status -> events.publishEvent(new TransferSent(reference, "tr_" + reference)));
        assertThat(payouts.move(creator)).isTrue();
        assertThat(payouts.accountOf(creator)).isEmpty();
    }

    @Test
    @Tag("edge-38")
    void aLaterPayoutThatArrivesShowsThatTheBankIsMended() {
        available(dollars(25));
        bank("po_old", "in_transit", null);
        bank("po_1", "failed", "no_account");
        bank("po_old", "paid", null);
        assertThat(payouts.bankRefusedAt(creator)).isPresent();

        bank("po_2", "in_transit", null);
        bank("po_2", "paid", null);
        assertThat(payouts.bankRefusedAt(creator)).isEmpty();
    }

    @Test
    void whatNobodyPaidIsNotCountedOnUntilSomebodyDoes() {
        settled(dollars(7), ago(Duration.ZERO)); // 9 with fees
        long settlement = ThreadLocalRandom.current().nextLong(1L << 40);
        var part = new Part(creator, ChargeKind.UNLOCK, new ItemId(8), 1, dollars(1), clock.instant());
        var writtenOff = new TabWrittenOff(settlement, new ReaderId(42), clock.instant(), List.of(part));
        transaction.executeWithoutResult(status -> events.publishEvent(writtenOff));

        EarningsSum sum = sums.sumOf(creator, CurrencyCode.USD);
        assertThat(sum.notCollected()).isEqualTo(dollars(1));
        assertThat(sum.collectedOfHundred()).isEqualTo(90);

        var paid = new TabSettled(settlement, new ReaderId(42), clock.instant(), clock.instant(), List.of());
        transaction.executeWithoutResult(status -> events.publishEvent(paid));
        assertThat(sums.sumOf(creator, CurrencyCode.USD).notCollected()).isEqualTo(dollars(0));
        assertThat(sums.sumOf(creator, CurrencyCode.USD).collectedOfHundred()).isEqualTo(100);
    }

    @Test
    @Tag("edge-37")
    void refundsLeaveBeforeTransfersAndHoldThemUpForAWhileOnly() {
        available(dollars(25));
        String refund = refundAskedFor(Duration.ofMinutes(5));
        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.RefundsFirst.class);
        assertThat(transfersOf()).isEmpty();

        forgetRefund(refund);
        String old = refundAskedFor(Duration.ofHours(2));
        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.Requested.class);
        forgetRefund(old);
    }

    @Test
    void nothingIsReleasedWhileATransferTakesWhatIsAvailable() {
        settled(dollars(3), ago(Duration.ofDays(8)));

        CompletableFuture<Void> releasing = transaction.execute(status -> {
            terms.lock(creator);
            var release = Contention.startAndWaitForThis(jdbc, payouts::runDue);
            return release;
        });

        releasing.join();
        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(3));
    }

    @Test
    @Tag("edge-37")
    void whoAsksWhileATransferIsRefusedGetsWhatComesBackAsWell() {
        available(dollars(25));
        String refused = requestedAndNeverSent();
        settled(dollars(30), ago(Duration.ofDays(8)));
        payouts.runDue();

        CompletableFuture<PayOutcome> asking = transaction.execute(status -> {
            events.publishEvent(new TransferFailed(refused, "balance_insufficient"));
            var asked = Contention.startAndWaitForThis(jdbc, () -> payouts.payNow(creator, CurrencyCode.USD));
            return asked;
        });

        assertThat(asking.join())
                .isInstanceOfSatisfying(
                        PayOutcome.Requested.class,
                        asked -> assertThat(asked.amount()).isEqualTo(dollars(55)));
    }

    @Test
    void nobodyIsPaidWhoseAccountIsNotReady() {
        available(dollars(25));
        jdbc.sql("update payout_account set payable = false where payee = :payee")
                .param("payee", creator.value())
                .update();

        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.NotPayable.class);
        assertThat(balance(AccountType.AVAILABLE)).isEqualTo(dollars(25));
    }

    @Test
    void otherTenantsSeeNeitherEarningsNorTransfers() {
        available(dollars(25));
        payouts.payNow(creator, CurrencyCode.USD);
        var other = new CreatorId(creator.value() + 1);

        Long seen = transaction.execute(status -> {
            currentCreator.is(other);
            return jdbc.sql("""
                            select (select count(*) from earning where creator_id = :creator)
                                 + (select count(*) from transfer where creator_id = :creator)""")
                    .param("creator", creator.value())
                    .query(Long.class)
                    .single();
        });
        assertThat(seen).isZero();
    }

    @Test
    void whatWasEarnedCannotBeRewritten() {
        settled(dollars(12), ago(Duration.ZERO));

        assertThatThrownBy(() -> jdbc.sql("update earning set net_micros = 1").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("delete from transfer").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private String refundAskedFor(Duration ago) {
        String reference = "refund-test-" + ThreadLocalRandom.current().nextLong(1L << 40);
        jdbc.sql("""
                        insert into card_payment (reference, payer, amount_micros, currency, state, requested_at, moved_at)
                        values (:reference, 1, 1000000, 'USD', 'DECLINED', :at, :at)""")
                .param("reference", reference)
                .param("at", CollectEarnings.utc(ago(ago)))
                .update();
        jdbc.sql("""
                        insert into payment_refund (reference, payment, amount_micros, currency, state, requested_at, moved_at)
                        values (:reference, :reference, 1000000, 'USD', 'REQUESTED', :at, :at)""")
                .param("reference", reference)
                .param("at", CollectEarnings.utc(ago(ago)))
                .update();
        return reference;
    }

    private void forgetRefund(String reference) {
        jdbc.sql("update payment_refund set state = 'FAILED', failure = 'test' where reference = :reference")
                .param("reference", reference)
                .update();
    }

    private TabSettled paidOut(Money net) {
        TabSettled settled = settled(net, ago(Duration.ofDays(8)));
        payouts.runDue();
        transaction.executeWithoutResult(status -> events.publishEvent(new TransferSent(requested(), "tr_" + net)));
        return settled;
    }

    private void refuse(String code) {
        transaction.executeWithoutResult(status -> events.publishEvent(new TransferFailed(requested(), code)));
    }

    private void bank(String payout, String state, @Nullable String failure) {
        var changed = new BankPayoutChanged(
                new Payee(creator.value()),
                payout + "_" + creator.value(),
                dollars(25),
                state,
                clock.instant(),
                failure,
                true);
        transaction.executeWithoutResult(status -> events.publishEvent(changed));
    }

    private void account(boolean before, boolean now) {
        var account = new PayoutAccount(new Payee(creator.value()), "acct_" + creator.value(), "US", now, List.of());
        transaction.executeWithoutResult(status -> events.publishEvent(new PayoutAccountChanged(account, before)));
    }

    private String requestedAndNeverSent() {
        return transaction.execute(status -> {
            String reference = requested();
            jdbc.sql("delete from scheduled_tasks where task_instance = :reference")
                    .param("reference", reference)
                    .update();
            return reference;
        });
    }

    private String requested() {
        PayOutcome outcome = payouts.payNow(creator, CurrencyCode.USD);
        return "transfer-" + ((PayOutcome.Requested) outcome).transfer();
    }

    private void available(Money net) {
        settled(net, ago(Duration.ofDays(8)));
        payouts.runDue();
        if (!transfersOf().isEmpty()) { // the weekly run was due and took it
            throw new IllegalStateException("paid before the test");
        }
    }

    private TabSettled settled(Money net, Instant at) {
        return settle(at, at, net);
    }

    private TabSettled settle(Instant at, Instant availableOn, Money net) {
        long settlement = ThreadLocalRandom.current().nextLong(1L << 40);
        Money fee = dollars(1);
        var share = new Share(
                creator, ChargeKind.UNLOCK, new ItemId(7), 2, net.plus(fee).plus(fee), dollars(0), fee, fee, net);
        var settled = new TabSettled(settlement, new ReaderId(42), at, availableOn, List.of(share));
        transaction.executeWithoutResult(status -> {
            ledger.post(Posting.of("test-settled", settlement)
                    .debit(Account.of(AccountType.PSP_CLEARING), net)
                    .credit(Accounts.collected(creator), net)
                    .build());
            events.publishEvent(settled);
        });
        return settled;
    }

    private void giveBack(TabSettled settled) {
        transaction.executeWithoutResult(status -> {
            Share share = settled.shares().getFirst();
            ledger.post(Posting.of("test-returned", settled.settlement())
                    .debit(Accounts.collected(creator), share.net())
                    .credit(Account.of(AccountType.PSP_CLEARING), share.net())
                    .build());
            events.publishEvent(new SettledItemReturned(
                    settled.settlement(), "test", new ReaderId(42), 1, List.of(share), clock.instant()));
        });
    }

    private Earning line() {
        return lines().getFirst();
    }

    private List<Earning> lines() {
        return transaction.execute(status -> {
            currentCreator.is(creator);
            return earnings.lines(creator, CurrencyCode.USD, null, 0, 100);
        });
    }

    private List<Transfer> transfersOf() {
        return payouts.transfersOf(creator);
    }

    private Money balance(AccountType type) {
        return ledger.balanceOf(Account.of(type, creator.value()), CurrencyCode.USD)
                .negated();
    }

    private Instant ago(Duration duration) {
        return clock.instant().minus(duration).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    private static Money dollars(int dollars) {
        return new Money(dollars * 1_000_000L, CurrencyCode.USD);
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return executor.invokeAll(Stream.generate(() -> work).limit(times).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
