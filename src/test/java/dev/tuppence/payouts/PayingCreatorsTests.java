package dev.tuppence.payouts;

import static dev.tuppence.settlement.Patrons.usd;
import static dev.tuppence.unlocks.web.Publications.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.creators.SplitSheets;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignInCookie;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignIns;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.BankPayoutChanged;
import dev.tuppence.payments.Payee;
import dev.tuppence.payments.PayoutAccount;
import dev.tuppence.sandbox.SandboxMail;
import dev.tuppence.sandbox.TimeTravel;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.Accruals;
import dev.tuppence.unlocks.ChargeKind;
import jakarta.servlet.http.Cookie;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** From a reader's card to a creator's bank, with the processor over HTTP. */
@WholeApplicationTest
class PayingCreatorsTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Payouts payouts;

    @Autowired
    Earnings earnings;

    @Autowired
    Creators creators;

    @Autowired
    SplitSheets sheets;

    @Autowired
    Readers readers;

    @Autowired
    Accruals accruals;

    @Autowired
    TimeTravel time;

    @Autowired
    SignIns signIns;

    @Autowired
    SandboxMail mails;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<Invariant> invariants;

    String handle;
    CreatorId creator;
    SignedInReader owner;

    @BeforeEach
    void aCreator() {
        handle = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        ReaderId reader = readers.readerWith(handle + "@example.org");
        creator = creators.create(reader, new NewCreator(handle, "Name", "Bio", "#8a3b12", CurrencyCode.USD));
        owner = new SignedInReader(reader, false, Set.of());
    }

    /** Disputes of other tests may have emptied the platform's balance at the processor. */
    @BeforeEach
    void thePlatformHoldsMoneyOfOthers() throws Exception {
        ReaderId rich = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(rich, Patrons.creator(), usd("500.00"));
        settling.settle(rich, CurrencyCode.USD);
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    void aCreatorIsOnboardedAndPaidAfterTheHold() throws Exception {
        onboard("000123456789");
        aReaderPays("25.00");
        assertThat(earnings.sumOf(creator, CurrencyCode.USD).collected()).isEqualTo(usd("21.97")); // less 8 % and 1.03

        time.forward(Duration.ofDays(6));
        assertThat(earnings.sumOf(creator, CurrencyCode.USD).available()).isEqualTo(usd("0"));
        assertThat(page("/earnings")).contains("21.97", "Collected by month");

        time.forward(Duration.ofDays(9)); // the hold, and the next Monday
        await().untilAsserted(() ->
                assertThat(earnings.sumOf(creator, CurrencyCode.USD).paid()).isEqualTo(usd("21.97")));
        assertThat(payouts.transfersOf(creator))
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.processorTransfer()).startsWith("tr_"));

        time.forward(Duration.ofDays(4));
        await().untilAsserted(() -> assertThat(payouts.bankPayoutsOf(creator))
                .singleElement()
                .satisfies(payout -> assertThat(payout.state()).isEqualTo("paid")));
        long line =
                earnings.lines(creator, CurrencyCode.USD, null, 0, 1).getFirst().id();
        assertThat(page("/earnings/" + line)).contains("tr_", "po_", "21.97");
        assertThat(page("/payouts")).contains("Arrived", "Paid", "Your account can be paid");
    }

    @Test
    void aPartWithoutAnAccountWaitsAndTheOthersArePaid() throws Exception {
        onboard("000123456789");
        CreatorId friend = creators.create(
                patrons.reader(),
                new NewCreator("f" + handle.substring(1), "Friend", "Bio", "#8a3b12", CurrencyCode.USD));
        int split = sheets.freeze(creator, Map.of(creator, 1, friend, 1)).value();
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.charge(reader, ChargeKind.UNLOCK, creator.value(), creator, split, usd("50.00"), Duration.ZERO);
        settling.settle(reader, CurrencyCode.USD);

        time.forward(Duration.ofDays(15));

        await().untilAsserted(() -> assertThat(
                        earnings.sumOf(creator, CurrencyCode.USD).paid().isPositive())
                .isTrue());
        assertThat(payouts.transfersOf(friend)).isEmpty();
        Money waiting =
                earnings.lines(friend, CurrencyCode.USD, null, 0, 1).getFirst().net();
        assertThat(waiting.isPositive()).isTrue();
        assertThat(earnings.sumOf(friend, CurrencyCode.USD).available()).isEqualTo(waiting);
    }

    @Test
    @Tag("edge-24")
    void aReviewHoldsWhatACreatorGetsOfOthersItemsAsWell() throws Exception {
        onboard("000123456789");
        CreatorId friend = creators.create(
                patrons.reader(),
                new NewCreator("f" + handle.substring(1), "Friend", "Bio", "#8a3b12", CurrencyCode.USD));
        int split = sheets.freeze(friend, Map.of(creator, 1, friend, 1)).value();
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.charge(reader, ChargeKind.UNLOCK, friend.value(), friend, split, usd("50.00"), Duration.ZERO);
        settling.settle(reader, CurrencyCode.USD);
        payouts.review(creator, true);

        time.forward(Duration.ofDays(15));

        assertThat(earnings.sumOf(creator, CurrencyCode.USD).available().isPositive())
                .isTrue();
        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.OnHold.class);
        assertThat(payouts.transfersOf(creator)).isEmpty();
        payouts.review(creator, false);
        assertThat(payouts.payNow(creator, CurrencyCode.USD)).isInstanceOf(PayOutcome.Requested.class);
    }

    @Test
    void aBankThatSendsThePayoutBackLeavesTheMoneyAtTheProcessor() throws Exception {
        onboard("000111111116");
        aReaderPays("25.00");
        time.forward(Duration.ofDays(20));

        await().untilAsserted(() -> assertThat(payouts.bankPayoutsOf(creator))
                .singleElement()
                .satisfies(payout -> assertThat(payout.state()).isEqualTo("failed")));
        await().untilAsserted(() -> assertThat(payouts.accountOf(creator))
                .hasValueSatisfying(account -> assertThat(account.payable()).isFalse()));
        assertThat(payouts.transfersOf(creator)).hasSize(1); // never transferred again
        assertThat(page("/payouts")).contains("Refused by the bank", "your bank account");
    }

    @Test
    void whatArrivedAtTheBankIsToldOnceHoweverOftenTheProcessorTells() {
        var arrived = new BankPayoutChanged(
                new Payee(creator.value()), "po_" + handle, usd("25.00"), "paid", clock.instant(), null, true);
        transaction.executeWithoutResult(status -> events.publishEvent(arrived));
        transaction.executeWithoutResult(status -> events.publishEvent(arrived));

        await().untilAsserted(() ->
                assertThat(mails.newestTo(handle + "@example.org", 10)).isNotEmpty());
        await().until(() -> everythingIsTold("po_" + handle));
        assertThat(mails.newestTo(handle + "@example.org", 10)).hasSize(1);
    }

    @Test
    void whoAsksIsPaidAtWill() throws Exception {
        onboard("000123456789");
        aReaderPays("3.00");
        time.forward(Duration.ofDays(8));
        assertThat(earnings.sumOf(creator, CurrencyCode.USD).available())
                .isEqualTo(usd("2.52")); // 8 % card fee at most

        payNow();

        await().untilAsserted(() ->
                assertThat(earnings.sumOf(creator, CurrencyCode.USD).paid()).isEqualTo(usd("2.52")));
    }

    @Test
    void whereTheProcessorOpensAccountsForRecipientsOnlyItsAgreementForThemIsAsked() throws Exception {
        onboard("IS", "000123456789");

        assertThat(payouts.accountOf(creator)).hasValueSatisfying(account -> {
            assertThat(account.country()).isEqualTo("IS");
            assertThat(account.payable()).isTrue();
        });
    }

    @Test
    void whoMovesIsPaidToTheNewCountryAndTheOldAccountPaysTheOldBank() throws Exception {
        onboard("000123456789");
        aReaderPays("25.00");
        time.forward(Duration.ofDays(8));
        payNow();
        await().untilAsserted(() ->
                assertThat(earnings.sumOf(creator, CurrencyCode.USD).paid()).isEqualTo(usd("21.97")));
        String old = payouts.accountOf(creator).orElseThrow().account();

        SignInCookie started = signIns.start(owner.reader(), SignInMethod.MAIL_LINK);
        var browserOfOwner = new Cookie(started.name(), started.value());
        assertThat(move(browserOfOwner, code(browserOfOwner))).hasStatus3xxRedirection();
        assertThat(page("/payouts")).contains("Country of your bank account");
        onboard("CA", "000123456789");
        assertThat(payouts.accountOf(creator)).hasValueSatisfying(account -> {
            assertThat(account.country()).isEqualTo("CA");
            assertThat(account.account()).isNotEqualTo(old);
        });

        time.forward(Duration.ofDays(4));
        await().untilAsserted(() -> assertThat(payouts.bankPayoutsOf(creator))
                .singleElement()
                .satisfies(payout -> assertThat(payout.state()).isEqualTo("paid")));
    }

    @Test
    void whoHoldsTheBrowserOnlySendsTheMoneyNowhereElse() throws Exception {
        onboard("000123456789");
        SignInCookie started = signIns.start(owner.reader(), SignInMethod.MAIL_LINK);
        var stolen = new Cookie(started.name(), started.value());
        code(stolen);

        assertThat(move(stolen, "no code"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Your account is as it was");
        assertThat(payouts.accountOf(creator)).isPresent();
    }

    @Test
    void aCountryWhoseBanksCannotBePaidIsRefusedInWords() {
        MvcTestResult refused = browser.post()
                .uri("/studio/{handle}/payouts/onboarding", handle)
                .param("country", "KP")
                .with(as(owner))
                .with(csrf())
                .exchange();

        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("We cannot pay banks in North Korea yet");
        assertThat(payouts.accountOf(creator)).isEmpty();
    }

    @Test
    void whatIsNoCountryIsAskedForAgain() {
        for (String nonsense : List.of("", "XX", "'; drop table", "us")) {
            assertThat(browser.post()
                            .uri("/studio/{handle}/payouts/onboarding", handle)
                            .param("country", nonsense)
                            .with(as(owner))
                            .with(csrf()))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @Test
    void aVisitorWhoLeavesHalfWaySeesWhatIsStillAskedFor() throws Exception {
        startOnboarding("US");
        assertThat(browser.get().uri("/studio/{handle}/payouts/return", handle).with(as(owner)))
                .hasStatus3xxRedirection();

        assertThat(page("/payouts")).contains("Not ready", "your bank account", "who you are");
        assertThat(payouts.accountOf(creator).map(PayoutAccount::payable)).hasValue(false);
    }

    @Test
    void whatReadersHaveNotPaidIsAccruedAndNoMoreThanThat() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd("1.20"));
        await().untilAsserted(() -> {
            accruals.project(); // up to the oldest transaction that is still open
            assertThat(earnings.sumOf(creator, CurrencyCode.USD).accrued()).isEqualTo(usd("1.20"));
        });
        assertThat(page("/earnings")).contains("One unlock is on a reader", "$1.20");

        settling.settle(reader, CurrencyCode.USD);
        await().untilAsserted(() ->
                assertThat(earnings.sumOf(creator, CurrencyCode.USD).accrued()).isEqualTo(usd("0")));
    }

    @Test
    void aPledgeIsAccruedUntilItIsPaidAndIsForNoItem() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        ItemId item = patrons.unlock(reader, creator, usd("1.20"));
        patrons.charge(reader, ChargeKind.PLEDGE, item.value(), creator, 0, usd("3.00"), Duration.ZERO);
        settling.settle(reader, CurrencyCode.USD);
        ReaderId later = patrons.reader();
        patrons.charge(later, ChargeKind.PLEDGE, item.value(), creator, 0, usd("0.40"), Duration.ZERO);

        await().untilAsserted(() -> {
            accruals.project();
            assertThat(earnings.sumOf(creator, CurrencyCode.USD).accrued()).isEqualTo(usd("0.40"));
        });
        assertThat(earnings.byItem(creator, CurrencyCode.USD))
                .singleElement()
                .satisfies(one -> assertThat(one.total()).isEqualTo(usd("1.20")));
    }

    @Test
    void anEmptyPageSaysWhatToDoNext() {
        assertThat(page("/earnings")).contains("Nobody has unlocked anything yet");
        assertThat(page("/disputes")).contains("No card payment with your items was ever disputed");
    }

    private void aReaderPays(String amount) throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(reader, creator, usd(amount));
        settling.settle(reader, CurrencyCode.USD);
        await().untilAsserted(() -> assertThat(earnings.lines(creator, CurrencyCode.USD, null, 0, 10))
                .isNotEmpty());
    }

    private boolean everythingIsTold(String about) {
        return jdbc.sql("""
                        select not exists (select from event_publication
                          where completion_date is null and serialized_event like '%' || :about || '%')""").param("about", about).query(Boolean.class).single();
    }

    private String code(Cookie session) {
        assertThat(browser.post()
                        .uri("/studio/{handle}/payouts/move/code", handle)
                        .cookie(session)
                        .with(csrf()))
                .hasStatus3xxRedirection();
        return mails.newestTo(handle + "@example.org", 1).getFirst().body().replaceFirst("(?s).*?(\\d{6}).*", "$1");
    }

    private MvcTestResult move(Cookie session, String code) {
        return browser.post()
                .uri("/studio/{handle}/payouts/move", handle)
                .param("code", code)
                .cookie(session)
                .with(csrf())
                .exchange();
    }

    private void payNow() {
        assertThat(browser.post()
                        .uri("/studio/{handle}/payouts/now", handle)
                        .param("currency", "USD")
                        .with(as(owner))
                        .with(csrf()))
                .hasStatus3xxRedirection();
    }

    private URI startOnboarding(String country) {
        MvcTestResult started = browser.post()
                .uri("/studio/{handle}/payouts/onboarding", handle)
                .param("country", country)
                .with(as(owner))
                .with(csrf())
                .exchange();
        assertThat(started).hasStatus3xxRedirection();
        return URI.create(started.getResponse().getRedirectedUrl());
    }

    private void onboard(String bank) throws Exception {
        onboard("US", bank);
    }

    private void onboard(String country, String bank) throws Exception {
        URI page = startOnboarding(country);
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpResponse<String> done =
                Patrons.submit(client, page.toString(), Map.of("first", "Ada", "last", "Writer", "bank", bank));
        assertThat(done.headers().firstValue("Location").orElseThrow())
                .endsWith("/studio/" + handle + "/payouts/return");
        assertThat(browser.get().uri("/studio/{handle}/payouts/return", handle).with(as(owner)))
                .hasStatus3xxRedirection();
        assertThat(payouts.accountOf(creator).map(PayoutAccount::payable)).hasValue(true);
    }

    private String page(String path) {
        MvcTestResult result =
                browser.get().uri("/studio/" + handle + path).with(as(owner)).exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
