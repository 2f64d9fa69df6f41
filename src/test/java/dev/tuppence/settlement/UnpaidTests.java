package dev.tuppence.settlement;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.identity.GuestMerged;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.CardPaymentDeclined;
import dev.tuppence.payments.CardPaymentSucceeded;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Unlocks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is not paid in time: the last day, what is too small for a card, and what is given up until it is paid after all. */
@WholeApplicationTest
class UnpaidTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlementRuns runs;

    @Autowired
    SettlementActions actions;

    @Autowired
    ReaderSettlements own;

    @Autowired
    Settlements settlements;

    @Autowired
    Tabs tabs;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Ledger ledger;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    EveryCreator everyCreator;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    SandboxClock time;

    final CreatorId creator = Patrons.creator();

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    @Tag("edge-45")
    void nothingIsChargedByItselfAfterTheLastDayAndItsReaderStillPays() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("3.00"), Duration.ofDays(46));
        long settlement = swept(reader);

        assertThat(stateOf(settlement)).isEqualTo("NOTICED");
        assertThat(tab(reader).blocked()).isTrue();

        own.pay(reader, settlement);

        assertThat(stateOf(settlement)).isEqualTo("PAID");
        assertThat(tab(reader).blocked()).isFalse();
    }

    @Test
    @Tag("edge-45")
    void aTabStaysBlockedByWhatWaitsOnItsLastDayWhateverElseIsPaid() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("3.00"), Duration.ofDays(46));
        long first = swept(reader);
        patrons.unlock(reader, creator, usd("2.00"));
        assertThat(tab(reader).blocked()).isTrue();

        long second = actions.closeAndStart(reader, CurrencyCode.USD).orElseThrow();
        own.refresh(reader, second);

        assertThat(stateOf(second)).isEqualTo("PAID");
        assertThat(stateOf(first)).isEqualTo("NOTICED");
        assertThat(tab(reader).blocked()).isTrue();
    }

    @Test
    @Tag("edge-45")
    void onTheLastDayTheCardIsCharged() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("3.00"), Duration.ofDays(45));

        long settlement = swept(reader);

        await().untilAsserted(() -> assertThat(stateOf(settlement)).isEqualTo("PAID"));
    }

    @Test
    @Tag("edge-45")
    void whatIsCarriedIsAsOldAsItWas() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("0.10"), Duration.ofDays(44));
        ItemId most = patrons.unlock(reader, creator, usd("0.60"));
        runs.runDue();
        long settlement = settlements.of(reader, 1).getFirst().id();

        patrons.unlock(reader, creator, usd("2.00"));
        actions.remove(settlement, most, 1);
        due(settlement);
        runs.runDue();

        assertThat(stateOf(settlement)).isEqualTo("CARRIED");
        assertThat(tab(reader).openedAt()).isBefore(clock.instant().minus(Duration.ofDays(43)));
        runs.runDue();
        assertThat(settlements.of(reader, 1).getFirst().gross()).isEqualTo(usd("2.00"));
    }

    @Test
    @Tag("edge-04")
    void whatIsTooSmallIsForgivenOnTheLastDayOnceAYearAndItsCreatorsArePaid() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("0.50"), Duration.ofDays(46));

        runs.runDue();

        assertThat(settlements.of(reader, 1).getFirst().state()).isEqualTo("FORGIVEN");
        assertThat(balance(AccountType.COLLECTED, creator.value())).isEqualTo(usd("-0.46"));
        assertThat(tab(reader).owed()).isEqualTo(usd("0"));
        assertThat(tab(reader).due()).isEqualTo(usd("0"));
        assertThat(tab(reader).blocked()).isFalse();

        patrons.unlock(reader, creator, usd("0.20"), Duration.ofDays(46));
        runs.runDue();

        assertThat(settlements.of(reader, 1).getFirst().state()).isEqualTo("NOTICED");
        assertThat(tab(reader).blocked()).isTrue();
    }

    @Test
    @Tag("edge-24")
    void whatThePlatformPaidForRingsIsTheirsNoLongerAndNobodysCredit() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, creator, usd("0.50"), Duration.ofDays(46));
        runs.runDue();
        long settlement = settlements.of(reader, 1).getFirst().id();
        assertThat(forgivenIn(settlement)).isEqualTo(usd("0.50"));

        unlocks.reverse(reader, new Charge.Key(ChargeKind.UNLOCK, item, 1), ReturnReason.NOT_GENUINE);
        unlocks.reverse(reader, new Charge.Key(ChargeKind.UNLOCK, item, 1), ReturnReason.NOT_GENUINE);

        assertThat(balance(AccountType.COLLECTED, creator.value())).isEqualTo(usd("0"));
        assertThat(forgivenIn(settlement)).isEqualTo(usd("0"));
        assertThat(balance(AccountType.CREDIT, reader.value())).isEqualTo(usd("0"));
    }

    @Test
    @Tag("edge-24")
    void whatWasCarriedIntoWhatThePlatformPaidDoesNotWaitForAPaymentEither() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, creator, usd("0.10"), Duration.ofDays(44));
        ItemId most = patrons.unlock(reader, creator, usd("0.60"));
        runs.runDue();
        long settlement = settlements.of(reader, 1).getFirst().id();
        actions.remove(settlement, most, 1);
        due(settlement);
        runs.runDue();
        assertThat(stateOf(settlement)).isEqualTo("CARRIED");
        time.forward(Duration.ofDays(2));
        runs.runDue();
        long forgiven = settlements.of(reader, 1).getFirst().id();
        await().untilAsserted(() -> assertThat(stateOf(forgiven)).isEqualTo("FORGIVEN")); // by whichever run has it

        unlocks.reverse(reader, new Charge.Key(ChargeKind.UNLOCK, item, 1), ReturnReason.NOT_GENUINE);
        assertThat(forgivenIn(forgiven)).isEqualTo(usd("0"));
        assertThat(balance(AccountType.COLLECTED, creator.value())).isEqualTo(usd("0"));
    }

    @Test
    void whatIsTooSmallWaitsUntilTheLastDay() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("0.50"), Duration.ofDays(44));

        runs.runDue();

        assertThat(settlements.of(reader, 1)).isEmpty();
        assertThat(tab(reader).blocked()).isFalse();
    }

    @Test
    void nothingIsForgivenWithoutACard() {
        ReaderId reader = patrons.reader();
        patrons.unlock(reader, creator, usd("0.30"), Duration.ofDays(46));

        runs.runDue();

        assertThat(settlements.of(reader, 1).getFirst().state()).isEqualTo("NOTICED");
        assertThat(tab(reader).blocked()).isTrue();
    }

    @Test
    @Tag("edge-10")
    void whatIsNotPaidIsWrittenOffAgainstWhatWasAccruedAndMayBePaidLater() throws Exception {
        ReaderId reader = patrons.reader();
        patrons.unlock(reader, creator, usd("0.804"), Duration.ofDays(61));

        long settlement = swept(reader);

        assertThat(stateOf(settlement)).isEqualTo("WRITTEN_OFF");
        assertThat(notCollected()).isEqualTo(1);
        assertThat(balance(AccountType.TAB, reader.value())).isEqualTo(usd("-0.80")); // its charge is +0.804
        assertThat(balance(AccountType.ACCRUED, creator.value())).isEqualTo(usd("0.804"));
        assertThat(tab(reader).due()).isEqualTo(usd("0"));
        assertThat(tab(reader).owed()).isEqualTo(usd("0.004"));
        assertThat(tab(reader).blocked()).isTrue();

        patrons.saveCard(reader, Patrons.PAYS);
        assertThat(stateOf(settlement)).isEqualTo("WRITTEN_OFF");
        own.pay(reader, settlement);

        assertThat(stateOf(settlement)).isEqualTo("PAID");
        assertThat(balance(AccountType.TAB, reader.value())).isEqualTo(usd("-0.80"));
        assertThat(balance(AccountType.ACCRUED, creator.value())).isEqualTo(usd("0.804"));
        assertThat(balance(AccountType.COLLECTED, creator.value()).isNegative()).isTrue();
        assertThat(notCollected()).isZero();
        assertThat(tab(reader).blocked()).isFalse();
    }

    @Test
    @Tag("edge-10")
    void creditThatWasToPayAPartIsFreeWhenTheRestIsWrittenOffAndTheCardPaysAllLater() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, creator, usd("2.004"));
        actions.closeAndStart(reader, CurrencyCode.USD).ifPresent(it -> own.refresh(reader, it));
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        assertThat(balance(AccountType.CREDIT, reader.value())).isEqualTo(usd("-2.004"));
        patrons.saveCard(reader, Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, usd("3.00"), Duration.ofDays(61));
        long settlement = actions.closeAndStart(reader, CurrencyCode.USD).orElseThrow();
        own.refresh(reader, settlement);
        assertThat(stateOf(settlement)).startsWith("DECLINED");

        runs.runDue();
        assertThat(stateOf(settlement)).isEqualTo("WRITTEN_OFF");
        assertThat(freeCredit(reader)).isEqualTo(usd("2.004"));
        assertThat(tab(reader).due()).isEqualTo(usd("0"));

        patrons.saveCard(reader, Patrons.PAYS);
        own.pay(reader, settlement);

        assertThat(stateOf(settlement)).isEqualTo("PAID");
        assertThat(settlements.find(settlement).orElseThrow().charged()).isEqualTo(usd("3.00"));
        assertThat(balance(AccountType.CREDIT, reader.value())).isEqualTo(usd("-2.004"));
    }

    @Test
    @Tag("edge-10")
    void whoTriesToPayWhatWasWrittenOffInVainOwesItOnceAndStaysWrittenOff() throws Exception {
        ReaderId reader = patrons.reader();
        patrons.unlock(reader, creator, usd("0.80"), Duration.ofDays(61));
        long settlement = swept(reader);

        patrons.saveCard(reader, Patrons.DECLINES_LATER);
        own.pay(reader, settlement);
        assertThat(stateOf(settlement)).isEqualTo("DECLINED_HARD");
        runs.runDue();

        assertThat(stateOf(settlement)).isEqualTo("WRITTEN_OFF");
        assertThat(balance(AccountType.TAB, reader.value())).isEqualTo(usd("-0.80"));
        assertThat(tab(reader).blocked()).isTrue();
    }

    @Test
    @Tag("edge-08")
    void aCardPaymentThatIsNotWhatItsSettlementAsksForIsHeldOnceInSuspense() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, usd("3.00"));
        long settlement = actions.closeAndStart(reader, CurrencyCode.USD).orElseThrow();
        own.refresh(reader, settlement);
        Money held = ledger.balanceOf(Account.of(AccountType.SUSPENSE), CurrencyCode.USD);
        var other = new CardPaymentSucceeded(
                "settlement-" + settlement, "pi_other", usd("2.50"), usd("0.10"), clock.instant(), clock.instant());

        transaction.executeWithoutResult(status -> events.publishEvent(other));
        transaction.executeWithoutResult(status -> events.publishEvent(other));

        assertThat(held.minus(ledger.balanceOf(Account.of(AccountType.SUSPENSE), CurrencyCode.USD)))
                .isEqualTo(usd("2.50"));
        assertThat(stateOf(settlement)).startsWith("DECLINED");
    }

    @Test
    @Tag("edge-04")
    void whatTheProcessorCallsTooSmallGoesOnWithTheOpenTab() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.DECLINES_LATER);
        patrons.unlock(reader, creator, usd("0.60"));
        long settlement = actions.closeAndStart(reader, CurrencyCode.USD).orElseThrow();

        transaction.executeWithoutResult(status ->
                events.publishEvent(new CardPaymentDeclined("settlement-" + settlement, "amount_too_small", true)));

        assertThat(stateOf(settlement)).isEqualTo("CARRIED");
        assertThat(tab(reader).owed()).isEqualTo(usd("0.60"));
        assertThat(tab(reader).due()).isEqualTo(usd("0"));
        assertThat(tab(reader).blocked()).isFalse();
    }

    @Test
    @Tag("edge-10")
    void whatWasWrittenOffAndTheProcessorCallsTooSmallIsOnNoOpenTab() throws Exception {
        ReaderId reader = patrons.reader();
        patrons.unlock(reader, creator, usd("0.60"), Duration.ofDays(61));
        long settlement = swept(reader);
        patrons.saveCard(reader, Patrons.DECLINES_LATER);
        actions.bringOn(settlement);

        transaction.executeWithoutResult(status ->
                events.publishEvent(new CardPaymentDeclined("settlement-" + settlement, "amount_too_small", true)));

        assertThat(stateOf(settlement)).isEqualTo("DECLINED_HARD");
        assertThat(tab(reader).owed()).isEqualTo(usd("0"));
        assertThat(tab(reader).due()).isEqualTo(usd("0"));
    }

    @Test
    void whatAGuestWasToldOfIsOwedByTheAccountAsOldAsItIs() {
        ReaderId guest = patrons.reader();
        ReaderId account = patrons.reader();
        patrons.unlock(guest, creator, usd("0.60"), Duration.ofDays(44));
        runs.runDue();
        long settlement = settlements.of(guest, 1).getFirst().id();
        assertThat(stateOf(settlement)).isEqualTo("NOTICED");

        transaction.executeWithoutResult(status -> events.publishEvent(new GuestMerged(guest, account)));

        assertThat(tab(guest).due()).isEqualTo(usd("0"));
        assertThat(tab(account).owed()).isEqualTo(usd("0.60"));
        assertThat(tab(account).openedAt()).isBefore(clock.instant().minus(Duration.ofDays(43)));
        due(settlement);
        runs.runDue();
        assertThat(stateOf(settlement)).isEqualTo("CANCELLED");
        assertThat(settlements.of(account, 1).getFirst().gross()).isEqualTo(usd("0.60"));
    }

    /** Closed, announced, and looked at when its time has come. */
    private long swept(ReaderId reader) {
        runs.runDue();
        long settlement = settlements.of(reader, 1).getFirst().id();
        due(settlement);
        runs.runDue();
        return settlement;
    }

    private Money forgivenIn(long settlement) {
        return jdbc.sql("""
                        select coalesce(sum(amount_micros), 0)::bigint from posting_line l join posting p on p.id = l.posting_id
                        where l.account = 'FORGIVEN' and (p.source = :id or p.source like :id || '-%')""")
                .param("id", Long.toString(settlement))
                .query((row, number) -> new Money(row.getLong(1), CurrencyCode.USD))
                .single();
    }

    private Money freeCredit(ReaderId reader) {
        return jdbc.sql("select sum(left_micros) from credit_left where reader_id = :reader")
                .param("reader", reader.value())
                .query((row, number) -> new Money(row.getLong(1), CurrencyCode.USD))
                .single();
    }

    private int notCollected() {
        return transaction.execute(status -> everyCreator.call(
                () -> jdbc.sql("select count(*) from not_collected where creator_id = ? and recovered_at is null")
                        .param(creator.value())
                        .query(Integer.class)
                        .single()));
    }

    private void due(long settlement) {
        jdbc.sql("update settlement set charge_at = noticed_at, retry_at = null where id = :id")
                .param("id", settlement)
                .update();
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
}
