package dev.tuppence.departures;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignInCookie;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignIns;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.payments.RefundFailed;
import dev.tuppence.sandbox.SandboxMail;
import dev.tuppence.sandbox.TimeTravel;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.CardRefunds;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.RefundState;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Unlocks;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class DeparturesTests {

    private static final Duration UNTIL_THE_END = Duration.ofDays(8);

    @Autowired
    MockMvcTester browser;

    @Autowired
    Patrons patrons;

    @Autowired
    Readers readers;

    @Autowired
    SignIns signIns;

    @Autowired
    Departures departures;

    @Autowired
    Settlements settlements;

    @Autowired
    Disputes disputes;

    @Autowired
    SandboxProcessor processor;

    @Autowired
    Tabs tabs;

    @Autowired
    Creators creators;

    @Autowired
    Cards cards;

    @Autowired
    SandboxMail mails;

    @Autowired
    SettlingNow settling;

    @Autowired
    Unlocks unlocks;

    @Autowired
    CardRefunds refunds;

    @Autowired
    Ledger ledger;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<Invariant> invariants;

    String mail;
    ReaderId reader;
    Cookie cookie;

    @BeforeEach
    void aReader() {
        mail = UUID.randomUUID() + "@example.org";
        reader = readers.readerWith(mail);
        SignInCookie started = signIns.start(reader, SignInMethod.MAIL_LINK);
        cookie = new Cookie(started.name(), started.value());
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    @Tag("edge-33")
    void whoLeavesPaysWithTheCardAndIsForgotten() throws Exception {
        patrons.saveCard(reader, Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("5.00"));
        assertThat(page()).contains("Your tab of $5.00 is charged to your card now");

        assertThat(leave(code())).hasStatus3xxRedirection();
        await().untilAsserted(() -> assertThat(settlement().state()).isEqualTo("PAID"));
        time.forward(UNTIL_THE_END);

        assertThat(readers.find(mail)).isEmpty();
        assertThat(readers.profileOf(reader).mail()).isNull();
        assertThat(browser.get().uri("/settings/leave").cookie(cookie)).hasStatus3xxRedirection();
        assertThat(cards.of(new Payer(reader.value()))).isEmpty();
        assertThat(jdbc.sql(
                                "select request from processor_call where operation = 'customer-create' and reference = :payer")
                        .param("payer", "payer-" + reader.value())
                        .query(String.class)
                        .single())
                .doesNotContain("@");
        assertThat(settlement().state()).isEqualTo("PAID");

        ReaderId again = readers.readerWith(mail);
        assertThat(again).isNotEqualTo(reader);
        assertThat(settlements.of(again, 10)).isEmpty();
        assertThat(departures.claimed(again)).isFalse();
    }

    @Test
    @Tag("edge-33")
    void whatIsTooLittleForACardIsForgiven() throws Exception {
        patrons.saveCard(reader, Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("0.20"));

        leave(code());
        time.forward(UNTIL_THE_END);

        assertThat(settlement().state()).isEqualTo("FORGIVEN");
        assertThat(departures.claimed(readers.readerWith(mail))).isFalse();
    }

    @Test
    @Tag("edge-33")
    void whatNobodyPaidStaysAClaimThatTheSameAddressNeitherInheritsNorEvades() {
        patrons.unlock(reader, Patrons.creator(), usd("5.00"));
        assertThat(page()).contains("Your tab of $5.00 stays open");
        leave(code());
        time.forward(UNTIL_THE_END);
        assertThat(settlement().state()).isEqualTo("WRITTEN_OFF");

        ReaderId again = readers.readerWith(mail.toUpperCase(java.util.Locale.ROOT));
        patrons.unlock(again, Patrons.creator(), usd("0.10"));
        assertThat(departures.claimed(again)).isTrue();
        assertThat(settlements.of(again, 10)).isEmpty();
        assertThat(blockOf(again)).isEqualTo(16);

        assertThat(departures.clear(again)).isTrue();
        assertThat(departures.clear(again)).isFalse();
        assertThat(blockOf(again)).isZero();
    }

    @Test
    @Tag("edge-33")
    void whoComesBackPaysWhatTheAddressLeftUnpaidAndInheritsNothingElse() throws Exception {
        ReaderId again = backAfterLeavingFiveUnpaid();
        assertThat(as(again, "/tab")).bodyText().contains("/tab/left");
        assertThat(as(again, "/tab/left"))
                .bodyText()
                .contains("$5.00", "Save a card")
                .doesNotContain("Pay $5.00");

        patrons.saveCard(again, Patrons.PAYS);
        assertThat(as(again, "/tab/left")).bodyText().contains("Pay $5.00");
        assertThat(pay(again)).hasRedirectedUrl("/tab");

        assertThat(settlement().state()).isEqualTo("PAID");
        assertThat(departures.claimed(again)).isFalse();
        assertThat(blockOf(again)).isZero();
        assertThat(settlements.of(again, 10)).isEmpty();
        assertThat(as(again, "/tab/settlements/" + settlement().id())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(as(again, "/tab/left")).hasRedirectedUrl("/tab");
    }

    @Test
    @Tag("edge-33")
    void aClaimThatACardDeclinedBeforeIsPaidWithAPaymentOfItsOwn() throws Exception {
        patrons.saveCard(reader, Patrons.DECLINES_LATER);
        ReaderId again = backAfterLeavingFiveUnpaid();

        patrons.saveCard(again, Patrons.DECLINES_LATER);
        assertThat(pay(again)).hasRedirectedUrl("/tab/left");
        assertThat(blockOf(again)).isEqualTo(16);
        patrons.saveCard(again, Patrons.PAYS_TOO);
        assertThat(pay(again)).hasRedirectedUrl("/tab");

        assertThat(settlement().state()).isEqualTo("PAID");
        assertThat(blockOf(again)).isZero();
    }

    @Test
    @Tag("edge-33")
    void aClaimThatABankTakesBackStandsAgain() throws Exception {
        ReaderId again = backAfterLeavingFiveUnpaid();
        patrons.saveCard(again, Patrons.PAYS);
        pay(again);

        processor.openDispute(java.util.Objects.requireNonNull(settlement().paymentIntent()));
        await().untilAsserted(() -> assertThat(disputes.of(reader)).hasSize(1));

        assertThat(departures.claimed(again)).isTrue();
        assertThat(blockOf(again)).isEqualTo(16);
        assertThat(as(again, "/tab/left")).bodyText().contains("A bank took a payment");
    }

    @Test
    void nobodyElsePaysOrSeesWhatAnAddressLeftUnpaid() throws Exception {
        backAfterLeavingFiveUnpaid();
        ReaderId other = patrons.readerWithCard(Patrons.PAYS);

        assertThat(as(other, "/tab/left")).hasRedirectedUrl("/tab");
        assertThat(pay(other)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(settlement().state()).isEqualTo("WRITTEN_OFF");
    }

    private ReaderId backAfterLeavingFiveUnpaid() {
        patrons.unlock(reader, Patrons.creator(), usd("5.00"));
        leave(code());
        time.forward(UNTIL_THE_END);
        return readers.readerWith(mail);
    }

    private MvcTestResult as(ReaderId somebody, String path) {
        return browser.get()
                .uri(path)
                .with(authentication(new SignedInAuthentication(new SignedInReader(somebody, false, Set.of()), true)))
                .exchange();
    }

    private MvcTestResult pay(ReaderId somebody) {
        return browser.post()
                .uri("/tab/left/{id}/pay", settlement().id())
                .with(authentication(new SignedInAuthentication(new SignedInReader(somebody, false, Set.of()), true)))
                .with(csrf())
                .exchange();
    }

    @Test
    void nothingNewIsOpenedOnTheWayOutAndEverythingStaysForWhoChangesTheirMind() {
        patrons.unlock(reader, Patrons.creator(), usd("0.30"));
        leave(code());
        assertThat(tab().blocked()).isTrue();
        assertThat(page()).contains("You can still change your mind");
        time.forward(Duration.ofDays(5));

        assertThat(browser.post().uri("/settings/leave/undo").cookie(cookie).with(csrf()))
                .hasStatus3xxRedirection();
        time.forward(UNTIL_THE_END);

        assertThat(readers.find(mail)).hasValue(reader);
        assertThat(tab().blocked()).isFalse();
        assertThat(tab().owed()).isEqualTo(usd("0.30"));
        assertThat(page()).contains("Mail me a code");
    }

    @Test
    @Tag("edge-33")
    void whoOpensAPageOnTheWayOutStaysUntilThatIsLeft() {
        leave(code());
        String handle = "l" + mail.substring(0, 8);
        creators.create(reader, new NewCreator(handle, "Name", "Bio", "#8a3b12", CurrencyCode.USD));
        time.forward(UNTIL_THE_END);

        assertThat(readers.find(mail)).hasValue(reader);
        assertThat(page()).contains("Leave them first", handle);
    }

    @Test
    void nobodyLeavesWithoutTheCodeFromTheMail() {
        code();
        assertThat(leave("no code"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This code is not right");
        assertThat(departures.underWay(reader)).isEmpty();
    }

    @Test
    @Tag("edge-33")
    void aCardPaymentOfSomebodyForgottenCanStillBeDisputed() throws Exception {
        patrons.saveCard(reader, Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("5.00"));
        leave(code());
        await().untilAsserted(() -> assertThat(settlement().state()).isEqualTo("PAID"));
        time.forward(UNTIL_THE_END);

        processor.openDispute(java.util.Objects.requireNonNull(settlement().paymentIntent()));

        await().untilAsserted(() -> assertThat(disputes.of(reader)).hasSize(1));
        assertThat(disputes.linesOf(disputes.of(reader).getFirst().id())).hasSize(1);
    }

    @Test
    @Tag("edge-33")
    void whatDidNotArriveOnTheCardOfSomebodyForgottenIsOwedToTheirNumber() throws Exception {
        ReaderId other = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE); // refunds wait for balance
        patrons.unlock(other, Patrons.creator(), usd("450.00"));
        settling.settle(other, CurrencyCode.USD);
        patrons.saveCard(reader, Patrons.PAYS);
        ItemId item = patrons.unlock(reader, Patrons.creator(), usd("2.00"));
        patrons.unlock(reader, Patrons.creator(), usd("9.00"));
        long settlement = settling.settle(reader, CurrencyCode.USD).settlement();
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        refunds.toCard(reader, settlement);
        patrons.night(settlement);
        await().until(() -> refunds.of(reader, settlement).getFirst().state() == RefundState.SENT);
        leave(code());
        time.forward(UNTIL_THE_END);
        assertThat(readers.find(mail)).isEmpty();
        assertThat(credit()).isEqualTo(usd("0"));

        String refund = "refund-" + refunds.of(reader, settlement).getFirst().id();
        transaction.executeWithoutResult(status ->
                events.publishEvent(new RefundFailed(refund, "settlement-" + settlement, "re_" + refund, "lost_card")));

        assertThat(credit()).isEqualTo(usd("2.00"));
    }

    @Test
    @Tag("edge-33")
    void whoseBankTookAPaymentBackDoesNotBeginAnewWithTheSameAddress() throws Exception {
        patrons.saveCard(reader, Patrons.PAYS);
        patrons.unlock(reader, Patrons.creator(), usd("5.00"));
        leave(code());
        await().untilAsserted(() -> assertThat(settlement().state()).isEqualTo("PAID"));
        String dispute = processor.openDispute(
                java.util.Objects.requireNonNull(settlement().paymentIntent()));
        await().untilAsserted(() -> assertThat(disputes.of(reader)).hasSize(1));
        processor.decideDispute(dispute, false);
        time.forward(UNTIL_THE_END);

        ReaderId again = readers.readerWith(mail);
        assertThat(again).isNotEqualTo(reader);
        assertThat(departures.claimed(again)).isTrue();
        assertThat(blockOf(again)).isEqualTo(16);
    }

    private Money credit() {
        return ledger.balanceOf(Account.of(AccountType.CREDIT, reader.value()), CurrencyCode.USD)
                .negated();
    }

    private SettlementView settlement() {
        return settlements.of(reader, 10).getFirst();
    }

    private TabView tab() {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow();
    }

    private int blockOf(ReaderId somebody) {
        return jdbc.sql("select blocks from reader_block where reader_id = :reader")
                .param("reader", somebody.value())
                .query(Integer.class)
                .single();
    }

    private String page() {
        MvcTestResult page = browser.get().uri("/settings/leave").cookie(cookie).exchange();
        assertThat(page).hasStatusOk();
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String code() {
        assertThat(browser.post().uri("/settings/leave/code").cookie(cookie).with(csrf()))
                .hasStatus3xxRedirection();
        return mails.newestTo(mail, 1).getFirst().body().replaceFirst("(?s).*?(\\d{6}).*", "$1");
    }

    private MvcTestResult leave(String code) {
        return browser.post()
                .uri("/settings/leave")
                .param("code", code)
                .cookie(cookie)
                .with(csrf())
                .exchange();
    }
}
