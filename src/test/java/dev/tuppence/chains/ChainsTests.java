package dev.tuppence.chains;

import static dev.tuppence.settlement.Patrons.usd;
import static dev.tuppence.unlocks.web.Publications.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.chains.Part.Kind;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.sandbox.TimeTravel;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** From any figure to where it came from and where it went. */
@WholeApplicationTest
class ChainsTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    ReaderChains readerChains;

    @Autowired
    CreatorChains creatorChains;

    @Autowired
    OperatorChains operatorChains;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Payouts payouts;

    @Autowired
    Earnings earnings;

    @Autowired
    Creators creators;

    @Autowired
    Readers readers;

    @Autowired
    ReaderPseudonyms pseudonyms;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient jdbc;

    String handle;
    CreatorId creator;
    SignedInReader owner;
    ReaderId reader;
    ItemId item;

    @BeforeEach
    void aReaderUnlocksItemsOfTwoCreators() throws Exception {
        handle = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        ReaderId writer = readers.readerWith(handle + "@example.org");
        creator = creators.create(writer, new NewCreator(handle, "Quiet Waters", "", "#1f5f8b", CurrencyCode.USD));
        owner = new SignedInReader(writer, false, Set.of());
        reader = patrons.readerWithCard(Patrons.PAYS);
        item = patrons.unlock(reader, creator, usd("4.0004"));
        patrons.unlock(reader, creator, usd("9.00"));
        patrons.unlock(reader, Patrons.creator(), usd("11.00"));
    }

    @Test
    void eachStepOfWhatWasPaidAndPaidOutAddsUpAndLeadsToTheNext() throws Exception {
        onboard();
        thePlatformHoldsMoneyOfOthers();
        long settlement = settle();
        time.forward(Duration.ofDays(20));
        await().untilAsserted(() -> assertThat(payouts.bankPayoutsOf(creator))
                .singleElement()
                .satisfies(payout -> assertThat(payout.state()).isEqualTo("paid")));

        Chain chain = operatorChains.ofCharge(settlement, key()).orElseThrow();

        assertThat(chain.steps())
                .extracting(Step::stage)
                .containsExactly(
                        Stage.CHARGE,
                        Stage.TAB,
                        Stage.SETTLEMENT,
                        Stage.PAYMENT,
                        Stage.SHARE,
                        Stage.EARNING,
                        Stage.HOLD,
                        Stage.TRANSFER,
                        Stage.PAYOUT);
        assertThat(chain.steps()).allMatch(Step::addsUp).noneMatch(Step::ahead);
        assertThat(amount(chain, Stage.CHARGE)).isEqualTo(usd("4.0004"));
        assertThat(part(chain, Stage.TAB, Kind.THIS_LINE)).isEqualTo(usd("4.0004"));
        assertThat(amount(chain, Stage.TAB))
                .isEqualTo(part(chain, Stage.SETTLEMENT, Kind.LINES))
                .isEqualTo(usd("24.0004"));
        assertThat(amount(chain, Stage.SETTLEMENT))
                .isEqualTo(amount(chain, Stage.PAYMENT))
                .isEqualTo(usd("24.00"));
        assertThat(amount(chain, Stage.SHARE))
                .isEqualTo(part(chain, Stage.EARNING, Kind.PRICE))
                .isEqualTo(usd("4.0004"));
        assertThat(part(chain, Stage.SHARE, Kind.SHIELD)).isEqualTo(usd("0.040004"));
        assertThat(amount(chain, Stage.EARNING))
                .isEqualTo(part(chain, Stage.SHARE, Kind.CREATOR))
                .isEqualTo(amount(chain, Stage.HOLD))
                .isEqualTo(part(chain, Stage.TRANSFER, Kind.THIS_EARNING));
        assertThat(amount(chain, Stage.TRANSFER)).isEqualTo(part(chain, Stage.PAYOUT, Kind.TRANSFER));
        assertThat(chain.steps().stream().flatMap(step -> step.bookings().stream()))
                .extracting(Booking::kind)
                .containsExactly(
                        "charge",
                        "tab-settled",
                        "tab-settled",
                        "earnings-available",
                        "transfer-requested",
                        "transfer-sent");
        assertThat(chain.steps().stream().flatMap(step -> step.bookings().stream()))
                .allSatisfy(booking -> assertThat(booking.lines().stream()
                                .map(Booking.Line::amount)
                                .reduce(Money::plus))
                        .hasValueSatisfying(sum -> assertThat(sum.isZero()).isTrue()));
        everythingElseAddsUp(settlement);
    }

    private void everythingElseAddsUp(long settlement) {
        long earning =
                earnings.lines(creator, CurrencyCode.USD, item, 0, 1).getFirst().id();
        long transfer = payouts.transfersOf(creator).getFirst().id();
        String payout = payouts.bankPayoutsOf(creator).getFirst().payout();
        assertThat(List.of(
                        readerChains.ofCharge(reader, key()),
                        readerChains.ofSettlement(reader, settlement),
                        creatorChains.ofEarning(creator, earning),
                        creatorChains.ofTransfer(creator, transfer),
                        creatorChains.ofPayout(creator, payout),
                        operatorChains.ofSettlement(settlement),
                        operatorChains.ofEarning(creator, earning),
                        operatorChains.ofTransfer(creator, transfer)))
                .allSatisfy(chain -> assertThat(chain.orElseThrow().steps())
                        .isNotEmpty()
                        .allMatch(Step::addsUp)
                        .noneMatch(Step::ahead));
        assertThat(creatorChains.earningsOf(creator, transfer, 0, 1)).hasSize(1);
        assertThat(creatorChains.earningsOf(creator, transfer, 0, 10)).hasSize(2);
        for (String path :
                List.of("/earnings/" + earning, "/payouts/transfers/" + transfer, "/payouts/bank/" + payout)) {
            assertThat(studio(path, owner)).hasStatusOk().bodyText().contains(payout, "tr_");
        }
        assertThat(get("/admin/creators/%s/transfers/%d".formatted(handle, transfer), admin()))
                .hasStatusOk()
                .bodyText()
                .contains("transfer-sent", payout);
    }

    @Test
    void anOpenTabSaysWhatIsStillToCome() {
        Chain chain = readerChains.ofCharge(reader, key()).orElseThrow();

        assertThat(chain.steps()).extracting(Step::stage).containsExactly(Stage.CHARGE, Stage.TAB);
        assertThat(chain.steps()).allMatch(Step::addsUp);
        assertThat(get(line(), as(new SignedInReader(reader, false, Set.of()))))
                .hasStatusOk()
                .bodyText()
                .contains("$4.0004", "$24.0004", "Still open");
    }

    @Test
    void whatIsGivenBackSaysWhatBecameOfIt() throws Exception {
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        assertThat(readerChains.ofCharge(reader, key()).orElseThrow().steps())
                .extracting(Step::stage)
                .containsExactly(Stage.CHARGE, Stage.RETURN);

        ItemId later = patrons.unlock(reader, creator, usd("2.00"));
        long settlement = settle();
        unlocks.giveBack(reader, later, 1, ReturnReason.NONE);
        Chain chain = operatorChains
                .ofCharge(settlement, new Charge.Key(ChargeKind.UNLOCK, later, 1))
                .orElseThrow();
        assertThat(chain.steps()).allMatch(Step::addsUp);
        assertThat(chain.steps().get(5))
                .satisfies(step -> assertThat(step.stage()).isEqualTo(Stage.RETURN))
                .satisfies(step ->
                        assertThat(step.bookings()).extracting(Booking::kind).containsExactly("settled-item-returned"));
    }

    @Test
    void aReaderSeesNobodyElsesAmounts() throws Exception {
        long settlement = settle();
        var stranger = as(new SignedInReader(patrons.reader(), false, Set.of()));

        for (String path : List.of(line(), "/tab/settlements/%d/chain".formatted(settlement))) {
            assertThat(get(path, as(new SignedInReader(reader, false, Set.of()))))
                    .hasStatusOk()
                    .bodyText()
                    .contains("pi_", "$24.00")
                    .doesNotContain("In the books", "tab-settled");
            assertThat(get(path, stranger)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(browser.get().uri(path)).hasStatus3xxRedirection();
        }
    }

    @Test
    void aCreatorSeesTheOwnShareAndAReaderWithoutAName() throws Exception {
        settle();
        long earning =
                earnings.lines(creator, CurrencyCode.USD, item, 0, 1).getFirst().id();
        var another = new SignedInReader(readers.readerWith(UUID.randomUUID() + "@example.org"), false, Set.of());
        String other = "v" + handle.substring(1);
        creators.create(another.reader(), new NewCreator(other, "Other", "", "#1f5f8b", CurrencyCode.USD));

        assertThat(studio("/earnings/" + earning, owner))
                .hasStatusOk()
                .bodyText()
                .contains(pseudonyms.forAudience(creator.value(), reader), "$4.0004")
                .doesNotContain(
                        "pi_",
                        "$24.00",
                        "$11.00",
                        "In the books",
                        pseudonyms.forOperator(reader).substring(0, 8));
        assertThat(studio("/earnings/" + earning, another)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/studio/%s/earnings/%d".formatted(other, earning), as(another)))
                .hasStatus(HttpStatus.NOT_FOUND);
        for (String nothing :
                List.of("/earnings/999999999999", "/payouts/transfers/999999999999", "/payouts/bank/po_none")) {
            assertThat(studio(nothing, owner)).hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @Test
    void theFiguresOfAnItemLeadToItsPayments() throws Exception {
        settle();
        long earning =
                earnings.lines(creator, CurrencyCode.USD, item, 0, 1).getFirst().id();
        long another = earnings.lines(creator, CurrencyCode.USD, null, 0, 10).stream()
                .filter(line -> !line.item().equals(item))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(studio("/earnings?currency=USD&item=" + item.value(), owner))
                .hasStatusOk()
                .bodyText()
                .contains("/earnings/" + earning, "item=" + item.value())
                .doesNotContain("/earnings/%d\"".formatted(another));
    }

    @Test
    void anAdminSeesThePostingsAndLookingIsWrittenDown() throws Exception {
        long settlement = settle();
        String path = "/admin/settlements/%d/lines/1-%d-1".formatted(settlement, item.value());

        for (String seen : List.of(path, "/admin/settlements/%d/chain".formatted(settlement))) {
            assertThat(get(seen, admin()))
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            "In the books",
                            "tab-settled",
                            pseudonyms.forOperator(reader).substring(0, 8),
                            "@" + handle);
            assertThat(get(seen, as(owner))).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(get("/admin/settlements/%d/lines/1-%d-2".formatted(settlement, item.value()), admin()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(jdbc.sql("select count(*) from admin_audit where admin = :admin and action = 'AMOUNT_EXPLAINED'")
                        .param("admin", owner.reader().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aLineOfAnotherSettlementIsNotExplainedByThisOne() throws Exception {
        long first = settle();
        ItemId later = patrons.unlock(reader, creator, usd("2.00"));
        settle();

        assertThat(operatorChains.ofCharge(first, new Charge.Key(ChargeKind.UNLOCK, later, 1)))
                .isEmpty();
    }

    /** Disputes of other tests may have emptied the platform's balance at the processor. */
    private void thePlatformHoldsMoneyOfOthers() throws Exception {
        ReaderId rich = patrons.readerWithCard(Patrons.PAYS);
        patrons.unlock(rich, Patrons.creator(), usd("500.00"));
        settling.settle(rich, CurrencyCode.USD);
    }

    private long settle() {
        return settling.settle(reader, CurrencyCode.USD).settlement();
    }

    private Charge.Key key() {
        return new Charge.Key(ChargeKind.UNLOCK, item, 1);
    }

    private String line() {
        return "/tab/lines/1-%d-1".formatted(item.value());
    }

    private static Money amount(Chain chain, Stage stage) {
        return step(chain, stage).amount();
    }

    private static Money part(Chain chain, Stage stage, Kind kind) {
        return step(chain, stage).parts().stream()
                .filter(part -> part.kind() == kind)
                .findFirst()
                .orElseThrow()
                .amount();
    }

    private static Step step(Chain chain, Stage stage) {
        return chain.steps().stream()
                .filter(step -> step.stage() == stage)
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult get(String path, RequestPostProcessor who) {
        return browser.get().uri(path).with(who).exchange();
    }

    private MvcTestResult studio(String path, SignedInReader who) {
        return get("/studio/" + handle + path, as(who));
    }

    private RequestPostProcessor admin() {
        return authentication(
                new SignedInAuthentication(new SignedInReader(owner.reader(), false, Set.of(Role.ADMIN)), true));
    }

    private void onboard() throws Exception {
        String page = browser.post()
                .uri("/studio/{handle}/payouts/onboarding", handle)
                .param("country", "US")
                .with(as(owner))
                .with(csrf())
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Patrons.submit(client, page, Map.of("first", "Ada", "last", "Writer", "bank", "000123456789"));
        payouts.refresh(creator);
    }
}
