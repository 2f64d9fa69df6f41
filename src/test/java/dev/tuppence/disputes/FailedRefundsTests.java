package dev.tuppence.disputes;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.BooksAgree;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.CardRefunds;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.RefundState;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The card does not take back what was refunded, and its bank wants it all the same. */
@WholeApplicationTest
@TestPropertySource(properties = "spring.application.name=card-refunds")
@ExtendWith(BooksAgree.class)
class FailedRefundsTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    CardRefunds refunds;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Disputes disputes;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    SandboxClock clock;

    @Autowired
    Ledger ledger;

    final CreatorId creator = Patrons.creator();
    ReaderId reader;
    ItemId kept;
    String intent;

    /** The reader gave 2.00 of 3.00 back and spent 1.20 of that. */
    @BeforeEach
    void creditOfThePaymentIsSpentInPart() throws Exception {
        ReaderId other = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE);
        patrons.unlock(other, creator, usd("90.00"));
        settled(other);
        reader = patrons.readerWithCard(Patrons.REFUND_FAILS);
        ItemId item = patrons.unlock(reader, creator, usd("2.00"));
        kept = patrons.unlock(reader, creator, usd("1.00"));
        intent = settlements.find(settled(reader)).orElseThrow().paymentIntent();
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        patrons.unlock(reader, creator, usd("1.20"));
        settled(reader);
        assertThat(credit()).isEqualTo(usd("0.80"));
    }

    /** That card is everybody's here. */
    @AfterEach
    void theCardIsBarredNoMore() {
        disputes.of(reader).stream().filter(DisputeCase::reinstatable).forEach(one -> disputes.reinstate(one.id()));
    }

    @Test
    @Tag("edge-23")
    void whatCouldNotGoBackToAStolenCardIsAsItWasBefore() {
        Money reserve = reserve();
        warnedInVain();

        assertThat(credit()).isEqualTo(usd("0.80"));
        assertThat(debt()).isEqualTo(usd("0"));
        assertThat(reserve()).isEqualTo(reserve);
    }

    @Test
    @Tag("edge-23")
    void whatWasSpentOfAStolenCardIsDebtOnceAlsoWhenItsBankTakesWhatCouldNotGoBack() {
        warnedInVain();
        String dispute = processor.openDispute(intent);
        await().until(() -> disputes.withDispute(dispute).isPresent());
        processor.decideDispute(dispute, false);
        await().until(() -> disputes.withDispute(dispute).orElseThrow().state() == CaseState.LOST);

        assertThat(credit()).isEqualTo(usd("0"));
        assertThat(debt()).isEqualTo(usd("1.20"));
    }

    @Test
    void whatThePlatformTakesBackIsItsReadersWhereTheReservePaidNothing() {
        warnedInVain();
        unlocks.reverse(reader, new Charge.Key(ChargeKind.UNLOCK, kept, 1), ReturnReason.TAKEN_DOWN);

        assertThat(credit()).isEqualTo(usd("1.80"));
    }

    @Test
    @Tag("edge-26")
    void inYenAPartGoesToTheCardAndTheBankTakesTheRestToTheYen() throws Exception {
        ReaderId other = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE);
        patrons.unlock(other, creator, yen("5000"));
        settled(other, CurrencyCode.JPY);
        reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, creator, yen("200.4"));
        patrons.unlock(reader, creator, yen("100.3"));
        long settlement = settled(reader, CurrencyCode.JPY);
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        assertThat(refunds.toCard(reader, settlement)).isEqualTo(yen("200"));
        patrons.night(settlement);
        await().until(() -> refunds.of(reader, settlement).getFirst().state() == RefundState.SENT);

        String dispute =
                processor.openDispute(settlements.find(settlement).orElseThrow().paymentIntent());
        await().until(() -> disputes.withDispute(dispute).isPresent());
        processor.decideDispute(dispute, false);
        await().until(() -> disputes.withDispute(dispute).orElseThrow().state() == CaseState.LOST);

        assertThat(disputes.withDispute(dispute).orElseThrow().held()).isEqualTo(yen("100"));
        assertThat(ledger.balanceOf(Account.of(AccountType.CREDIT, reader.value()), CurrencyCode.JPY))
                .as("less than a card can take")
                .isEqualTo(yen("-0.4"));
    }

    @Test
    @Tag("edge-16")
    @Tag("edge-22")
    void whatTheProcessorRefusesAfterALostDisputeIsCreditAgainUntilAThirdTakesIt() throws Exception {
        reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, creator, usd("2.00"));
        patrons.unlock(reader, creator, usd("1.00"));
        long settlement = settled(reader);
        intent = settlements.find(settlement).orElseThrow().paymentIntent();
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        decided(50, false);
        decided(50, true);

        assertThat(refunds.toCard(reader, settlement)).isEqualTo(usd("2.00"));
        patrons.night(settlement);
        await().until(() -> refunds.of(reader, settlement).getFirst().state() == RefundState.FAILED);
        assertThat(credit()).isEqualTo(usd("2.00"));
        DisputeCase third = decided(300, false);

        assertThat(third.held()).isEqualTo(usd("2.50"));
        assertThat(third.excess()).isEqualTo(usd("0.50"));
        assertThat(credit()).isEqualTo(usd("0"));
        assertThat(debt()).isEqualTo(usd("0"));
    }

    private DisputeCase decided(long cents, boolean won) {
        String dispute = processor.openDispute(intent, "fraudulent", cents);
        await().until(() -> disputes.withDispute(dispute).isPresent());
        processor.decideDispute(dispute, won);
        await().until(() -> disputes.withDispute(dispute).orElseThrow().state().closed());
        return disputes.withDispute(dispute).orElseThrow();
    }

    private void warnedInVain() {
        processor.warnOfFraud(intent);
        await().untilAsserted(() -> assertThat(debt()).isEqualTo(usd("1.20")));
        clock.forward(Duration.ofDays(1).plusMinutes(1));
        processor.advance();
        await().until(() -> disputes.of(reader).getFirst().refusal() != null);
    }

    private long settled(ReaderId who) {
        return settled(who, CurrencyCode.USD);
    }

    private long settled(ReaderId who, CurrencyCode currency) {
        long settlement = settling.settle(who, currency).settlement();
        await().until(() -> settlements.find(settlement).orElseThrow().paidAt() != null);
        return settlement;
    }

    private static Money yen(String amount) {
        return Money.ofMajorUnits(new BigDecimal(amount), CurrencyCode.JPY);
    }

    private Money credit() {
        return balance(AccountType.CREDIT, Long.toString(reader.value())).negated();
    }

    private Money debt() {
        return balance(AccountType.DEBT, Long.toString(reader.value()));
    }

    /** With what the platform put into it. */
    private Money reserve() {
        return balance(AccountType.DISPUTE_RESERVE, "").plus(balance(AccountType.PLATFORM_FEE, ""));
    }

    private Money balance(AccountType type, String owner) {
        return ledger.balanceOf(new Account(type, owner), CurrencyCode.USD);
    }
}
