package dev.tuppence.admin.web;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
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
import dev.tuppence.reversals.Misuses;
import dev.tuppence.reversals.ReverseNow;
import dev.tuppence.reversals.Takedowns;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.Access;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Unlocks;
import dev.tuppence.unlocks.Verdict;
import dev.tuppence.unlocks.web.Publications;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What admins take away from everybody, and what they take back from whoever used a reader's session. */
@WholeApplicationTest
class TakenAwayTests {

    private static final ReaderId ADMIN = new ReaderId(900_011);
    private static final ReaderId OTHER = new ReaderId(900_012);

    @Autowired
    MockMvcTester browser;

    @Autowired
    Patrons patrons;

    @Autowired
    Readers readers;

    @Autowired
    Creators creators;

    @Autowired
    Teams teams;

    @Autowired
    Drafts drafts;

    @Autowired
    Items items;

    @Autowired
    Unlocks unlocks;

    @Autowired
    SettlingNow settling;

    @Autowired
    Settlements settlements;

    @Autowired
    Takedowns takedowns;

    @Autowired
    Misuses misuses;

    @Autowired
    ReverseNow reverse;

    @Autowired
    ReaderPseudonyms pseudonyms;

    @Autowired
    SignIns signIns;

    @Autowired
    Tabs tabs;

    @Autowired
    Ledger ledger;

    @Autowired
    List<Invariant> invariants;

    Publications publications;
    Offer offer;

    @BeforeEach
    void anArticle() {
        publications = new Publications(readers, creators, drafts);
        offer = publications.article(50);
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    @Tag("edge-30")
    void whatIsTakenDownIsAwayFromEverybodyAndPaidByWhoeverSoldIt() throws Exception {
        ReaderId paid = patrons.readerWithCard(Patrons.PAYS);
        unlock(paid);
        patrons.unlock(paid, Patrons.creator(), usd("2.00"));
        settling.settle(paid, CurrencyCode.USD);
        await().until(() -> settlements.of(paid, 1).getFirst().paidAt() != null);
        ReaderId owes = patrons.reader();
        unlock(owes);
        assertThat(collected()).isNotEqualTo(usd("0"));

        post(
                "/admin/takedowns",
                ADMIN,
                "address",
                "https://example.org" + offer.path() + "?from=mail",
                "reason",
                "RIGHTS",
                "note",
                "The photographer wants it away.");
        assertThat(browser.get().uri(offer.path()).with(authentication(reader(paid))))
                .hasStatus(451);
        assertThat(browser.get().uri(offer.path())).hasStatus(451);
        drafts.publish(offer.creator(), offer.item());
        assertThat(items.newestOf(offer.creator(), 0, 10)).as("published again").isEmpty();
        reverse.all();

        assertThat(collected()).isEqualTo(usd("0"));
        assertThat(balance(AccountType.CREDIT, paid.value()).negated()).isEqualTo(usd("0.50"));
        assertThat(tabs.of(owes, CurrencyCode.USD).orElseThrow().owed()).isEqualTo(usd("0"));
        assertThat(get("/admin/audit", admin(OTHER))).contains("Took an article down");
    }

    @Test
    @Tag("edge-30")
    void theCreatorIsToldMayObjectAndEverybodyReadsWhatIsRestored() {
        unlock(patrons.reader());
        post(
                "/admin/takedowns",
                ADMIN,
                "address",
                offer.path(),
                "reason",
                "ILLEGAL",
                "note",
                "A court says it is libel.");
        SignedInAuthentication owner =
                reader(teams.ownerOf(offer.creator()).iterator().next());
        String studio = "/studio/" + publications.handle();
        assertThat(get(studio + "/reviews", owner)).contains(offer.title(), "A court says it is libel.", "objection");
        long id = takedowns.of(offer.creator()).getFirst().id();
        assertThat(browser.post()
                        .uri(studio + "/takedowns/" + id + "/objection")
                        .with(csrf())
                        .with(authentication(owner))
                        .param("text", "Another court disagrees."))
                .hasStatus3xxRedirection();
        assertThat(get("/admin/takedowns", admin(OTHER))).contains("Another court disagrees.");

        post("/admin/takedowns/" + id + "/restore", OTHER);
        assertThat(browser.get().uri(offer.path())).hasStatusOk();
        assertThat(get(studio + "/reviews", owner)).contains("restored").doesNotContain("/objection");
    }

    @Test
    @Tag("edge-43")
    void aProgramThatOpensPagesIsChargedNothingWithoutTheButtonsQuote() {
        ReaderId reader = patrons.reader();
        for (int i = 0; i < 50; i++) {
            assertThat(browser.get().uri(offer.path()).with(authentication(reader(reader))))
                    .hasStatusOk();
        }
        assertThat(browser.get().uri(offer.path() + "/unlock").with(authentication(reader(reader))))
                .hasStatus4xxClientError();
        assertThat(browser.post().uri(offer.path() + "/unlock").with(authentication(reader(reader))))
                .hasStatus4xxClientError();
        browser.post()
                .uri(offer.path() + "/unlock")
                .with(csrf())
                .with(authentication(reader(reader)))
                .exchange();

        assertThat(tabs.of(reader)).isEmpty();
    }

    @Test
    @Tag("edge-43")
    void oneAdminEndsASessionAndAnotherTakesItsChargesBack() {
        ReaderId reader = patrons.reader();
        var cookie = signIns.start(reader, SignInMethod.MAIL_LINK);
        assertThat(browser.get().uri("/tab").cookie(new Cookie(cookie.name(), cookie.value())))
                .hasStatusOk();
        unlock(reader);

        post(
                "/admin/misuse",
                ADMIN,
                "reader",
                pseudonyms.forOperator(reader),
                "hours",
                "2",
                "note",
                "Ten thousand pages in an hour.");
        assertThat(browser.get().uri("/tab").cookie(new Cookie(cookie.name(), cookie.value())))
                .hasStatus3xxRedirection();
        reverse.all();
        assertThat(owed(reader)).as("nobody agreed").isEqualTo(usd("0.50"));

        long id = misuses.list(0, 100).stream()
                .filter(one -> one.reader().equals(reader))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(get("/admin/misuse", admin(ADMIN))).contains("another admin decides about the charges");
        post("/admin/misuse/" + id + "/agree", ADMIN);
        reverse.all();
        assertThat(owed(reader)).as("not by the same").isEqualTo(usd("0.50"));
        post("/admin/misuse/" + id + "/agree", OTHER);
        reverse.all();

        assertThat(owed(reader)).isEqualTo(usd("0"));
        assertThat(get("/admin/audit", admin(OTHER))).contains("Ended a reader", "Took a misused session");
    }

    private void unlock(ReaderId reader) {
        assertThat(unlocks.unlock(reader, ((Access.Offered) unlocks.accessTo(offer, reader)).quote()))
                .isInstanceOf(Verdict.Charged.class);
    }

    private Money owed(ReaderId reader) {
        return tabs.of(reader, CurrencyCode.USD).orElseThrow().owed();
    }

    private Money collected() {
        return balance(AccountType.COLLECTED, offer.creator().value()).negated();
    }

    private Money balance(AccountType type, long owner) {
        return ledger.balanceOf(Account.of(type, owner), CurrencyCode.USD);
    }

    private String get(String address, SignedInAuthentication who) {
        var answer = browser.get()
                .uri(address)
                .header("Accept-Language", "en-US")
                .with(authentication(who))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void post(String address, ReaderId admin, String... parameters) {
        var request = browser.post().uri(address).with(csrf()).with(authentication(admin(admin)));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        assertThat(request.exchange()).hasStatus3xxRedirection();
    }

    private static SignedInAuthentication reader(ReaderId who) {
        return new SignedInAuthentication(new SignedInReader(who, false, Set.of()), false);
    }

    private static SignedInAuthentication admin(ReaderId who) {
        return new SignedInAuthentication(new SignedInReader(who, false, Set.of(Role.ADMIN)), true);
    }
}
