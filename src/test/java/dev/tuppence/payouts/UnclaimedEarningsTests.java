package dev.tuppence.payouts;

import static dev.tuppence.settlement.Patrons.usd;
import static dev.tuppence.unlocks.web.Publications.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.BooksAgree;
import dev.tuppence.Contention;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.sandbox.SandboxMail;
import dev.tuppence.sandbox.TimeTravel;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Unlocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Half a year in twelve days. */
@WholeApplicationTest
@TestPropertySource(
        properties = {
            "spring.application.name=unclaimed",
            "tuppence.payouts.hold=1d",
            "tuppence.payouts.reminders=3d,6d",
            "tuppence.payouts.unclaimed-after=12d"
        })
@ExtendWith(BooksAgree.class)
class UnclaimedEarningsTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    Payouts payouts;

    @Autowired
    Earnings earnings;

    @Autowired
    Creators creators;

    @Autowired
    Readers readers;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Ledger ledger;

    @Autowired
    SandboxMail mails;

    @Autowired
    Tabs tabs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SandboxClock clock;

    @Autowired
    TimeTravel time;

    @Autowired
    List<Invariant> invariants;

    String handle;
    SignedInReader owner;
    CreatorId creator;
    ReaderId reader;
    ItemId item;

    @BeforeEach
    void aReaderPaysACreatorWithoutAnAccount() throws Exception {
        handle = "n" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        owner = new SignedInReader(readers.readerWith(handle + "@example.org"), false, Set.of());
        creator = creators.create(owner.reader(), new NewCreator(handle, "Name", "Bio", "#8a3b12", CurrencyCode.USD));
        reader = patrons.readerWithCard(Patrons.PAYS);
        item = patrons.unlock(reader, creator, usd("25.00"));
        settling.settle(reader, CurrencyCode.USD);
        await().untilAsserted(() -> assertThat(
                        earnings.sumOf(creator, CurrencyCode.USD).collected())
                .isEqualTo(usd("21.97")));
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    @Tag("edge-32")
    void aCreatorWhoNeverComesIsRemindedAndThenTheReadersHaveItBack() {
        time.forward(Duration.ofDays(2));
        assertThat(reminders()).isZero();
        time.forward(Duration.ofDays(3));
        await().untilAsserted(() -> assertThat(reminders()).isEqualTo(1));
        assertThat(browser.get().uri("/studio/{handle}/payouts", handle).with(as(owner)))
                .bodyText()
                .contains("goes back to your readers as credit");
        time.forward(Duration.ofDays(3));
        await().untilAsserted(() -> assertThat(reminders()).isEqualTo(2));
        assertThat(credit()).isEqualTo(usd("0"));

        time.forward(Duration.ofDays(5));
        payouts.runDue(); // once more changes nothing

        EarningsSum sum = earnings.sumOf(creator, CurrencyCode.USD);
        assertThat(sum.available()).isEqualTo(usd("0"));
        assertThat(credit()).isEqualTo(usd("21.97"));
        Earning line = earnings.lines(creator, CurrencyCode.USD, null, 0, 2).getFirst();
        assertThat(line.state()).isEqualTo(EarningState.UNCLAIMED);
        assertThat(browser.get()
                        .uri("/studio/{handle}/earnings/{line}", handle, line.id())
                        .with(as(owner)))
                .bodyText()
                .contains("Back to the reader");
        assertThat(payouts.unclaimedFrom(creator)).isEmpty();
    }

    @Test
    @Tag("edge-32")
    void creditFromWhatNobodyClaimedPaysForTheNextArticles() throws Exception {
        time.forward(Duration.ofDays(13));
        assertThat(credit()).isEqualTo(usd("21.97"));

        patrons.unlock(reader, Patrons.creator(), usd("5.00"));
        settling.settle(reader, CurrencyCode.USD);

        await().untilAsserted(() -> assertThat(credit()).isEqualTo(usd("16.97")));
    }

    @Test
    @Tag("edge-42")
    void creditFromWhatNobodyClaimedPaysNothingWhileItsPaymentIsDisputed() throws Exception {
        time.forward(Duration.ofDays(13));
        assertThat(credit()).isEqualTo(usd("21.97"));
        processor.openDispute(settlements.of(reader, 1).getFirst().paymentIntent());
        await().until(() -> settlements.of(reader, 1).getFirst().state().equals("DISPUTED"));

        patrons.saveCard(reader, Patrons.PAYS_TOO);
        patrons.unlock(reader, Patrons.creator(), usd("5.00"));
        settling.settle(reader, CurrencyCode.USD);

        assertThat(settlements.of(reader, 1).getFirst().charged()).isEqualTo(usd("5.00"));
        assertThat(credit()).isEqualTo(usd("21.97"));
    }

    @Test
    @Tag("edge-30")
    @Tag("edge-32")
    void whatNobodyClaimedIsNotGivenBackAgainWithItsItem() {
        time.forward(Duration.ofDays(13));
        assertThat(credit()).isEqualTo(usd("21.97"));

        unlocks.reverse(reader, new Charge.Key(ChargeKind.UNLOCK, item, 1), ReturnReason.TAKEN_DOWN);
        time.forward(Duration.ofDays(2));

        assertThat(credit()).isEqualTo(usd("25.00"));
        EarningsSum sum = earnings.sumOf(creator, CurrencyCode.USD);
        assertThat(sum.collected().plus(sum.available())).isEqualTo(usd("0"));
    }

    @Test
    void whatIsGivenBackWhileItIsGivenUpIsNotGivenTwice() {
        clock.forward(Duration.ofDays(2));
        payouts.runDue();
        CompletableFuture<Void> givingUp = transaction.execute(status -> {
            tabs.lock(reader, CurrencyCode.USD);
            clock.forward(Duration.ofDays(11));
            var running = Contention.startAndWaitForThis(jdbc, payouts::runDue);
            unlocks.reverse(reader, new Charge.Key(ChargeKind.UNLOCK, item, 1), ReturnReason.TAKEN_DOWN);
            return running;
        });
        givingUp.join();
        payouts.runDue();

        assertThat(credit()).isEqualTo(usd("25.00"));
    }

    @Test
    @Tag("edge-42")
    void creditFromWhatNobodyClaimedIsNoneAnyMoreWhenItsPaymentIsLost() {
        time.forward(Duration.ofDays(13));
        String dispute =
                processor.openDispute(settlements.of(reader, 1).getFirst().paymentIntent());
        await().until(() -> settlements.of(reader, 1).getFirst().state().equals("DISPUTED"));
        processor.decideDispute(dispute, false);

        await().untilAsserted(() -> assertThat(credit()).isEqualTo(usd("0")));
    }

    @Test
    void readersHaveItBackInTheOrderInWhichTheirTabsAreLockedElsewhere() throws Exception {
        CreatorId other = creators.create(
                owner.reader(), new NewCreator("o" + handle.substring(1), "Name", "Bio", "#8a3b12", CurrencyCode.USD));
        List<ReaderId> paying = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            paying.add(patrons.readerWithCard(Patrons.PAYS));
        }
        for (ReaderId payer : paying.reversed()) {
            patrons.unlock(payer, other, usd("5.00"));
            settling.settle(payer, CurrencyCode.USD);
        }
        await().untilAsserted(() ->
                assertThat(earnings.lines(other, CurrencyCode.USD, null, 0, 10)).hasSize(6));

        CompletableFuture<Void> givingBack = transaction.execute(status -> {
            tabs.lock(paying.getFirst(), CurrencyCode.USD);
            clock.forward(Duration.ofDays(13));
            var running = Contention.startAndWaitForThis(jdbc, payouts::runDue);
            assertThat(jdbc.sql(
                                    "select 1 from tab where reader_id > :first and reader_id <= :last for update skip locked")
                            .param("first", paying.getFirst().value())
                            .param("last", paying.getLast().value())
                            .query()
                            .listOfRows())
                    .hasSize(5);
            return running;
        });

        givingBack.join();
        assertThat(earnings.sumOf(other, CurrencyCode.USD).available()).isEqualTo(usd("0"));
    }

    private long reminders() {
        return mails.newestTo(handle + "@example.org", 20).stream()
                .filter(mail -> mail.subject().equals("Your earnings wait for you"))
                .count();
    }

    private Money credit() {
        return ledger.balanceOf(Account.of(AccountType.CREDIT, reader.value()), CurrencyCode.USD)
                .negated();
    }
}
