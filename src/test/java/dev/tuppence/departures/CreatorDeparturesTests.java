package dev.tuppence.departures;

import static dev.tuppence.settlement.Patrons.usd;
import static dev.tuppence.unlocks.web.Publications.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.BlockedItems;
import dev.tuppence.catalog.DraftText;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.catalog.State;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignInCookie;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignIns;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.sandbox.SandboxMail;
import dev.tuppence.sandbox.TimeTravel;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.web.Publications;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class CreatorDeparturesTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Readers readers;

    @Autowired
    SignIns signIns;

    @Autowired
    Creators creators;

    @Autowired
    Teams teams;

    @Autowired
    Drafts drafts;

    @Autowired
    Items items;

    @Autowired
    BlockedItems blocked;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Earnings earnings;

    @Autowired
    CreatorDepartures departures;

    @Autowired
    SandboxMail mails;

    @Autowired
    TimeTravel time;

    @Autowired
    List<Invariant> invariants;

    Publications publication;
    Offer article;
    CreatorId creator;
    Cookie owner;

    @BeforeEach
    void aCreatorWithAnArticle() {
        publication = new Publications(readers, creators, drafts);
        article = publication.article(150);
        creator = article.creator();
        SignInCookie started = signIns.start(teams.ownerOf(creator).iterator().next(), SignInMethod.MAIL_LINK);
        owner = new Cookie(started.name(), started.value());
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    @Test
    @Tag("edge-34")
    void aCreatorLeavesAndItsBuyersKeepWhatTheyHaveAndPayForIt() throws Exception {
        ReaderId buyer = patrons.readerWithCard(Patrons.PAYS);
        patrons.charge(buyer, ChargeKind.UNLOCK, article.item().value(), creator, 0, usd("1.50"), Duration.ZERO);
        assertThat(leave(code())).hasStatus3xxRedirection();
        assertThat(page()).contains("You can still change your mind");
        assertThat(items.newestOf(creator, 0, 10)).hasSize(1);

        time.forward(Duration.ofDays(8));

        assertThat(items.newestOf(creator, 0, 10)).isEmpty();
        assertThat(creators.pageOf(creator).name()).isEqualTo(publication.handle());
        assertThat(creators.pageOf(creator).bio()).isEmpty();
        assertThat(teams.ownerOf(creator)).isEmpty();
        assertThat(browser.get()
                        .uri("/studio/{handle}/earnings", publication.handle())
                        .cookie(owner))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get().uri(article.path()).with(as(new SignedInReader(buyer, false, Set.of()))))
                .hasStatusOk()
                .bodyText()
                .contains("What only those read who have it.");

        settling.settle(buyer, CurrencyCode.USD);
        await().untilAsserted(() -> assertThat(
                        earnings.sumOf(creator, CurrencyCode.USD).collected().isPositive())
                .isTrue());
    }

    @Test
    void whatIsRestoredAfterItsCreatorLeftIsNotOnOfferAndWhatWasNeverPublishedIsGone() {
        transaction.executeWithoutResult(status -> blocked.block(article.item()));
        drafts.write(creator, new DraftText("Notes", "", "For nobody yet.", usd("0.10"), null, null));
        leave(code());
        time.forward(Duration.ofDays(8));

        transaction.executeWithoutResult(status -> blocked.unblock(article.item()));

        assertThat(items.newestOf(creator, 0, 10)).isEmpty();
        assertThat(drafts.countsOf(creator)).containsExactly(Map.entry(State.WITHDRAWN, 1));
    }

    @Test
    void whoChangesTheirMindKeepsThePage() {
        leave(code());
        assertThat(browser.post()
                        .uri("/studio/{handle}/leave/undo", publication.handle())
                        .cookie(owner)
                        .with(csrf()))
                .hasStatus3xxRedirection();

        time.forward(Duration.ofDays(8));

        assertThat(items.newestOf(creator, 0, 10)).hasSize(1);
        assertThat(teams.ownerOf(creator)).hasSize(1);
    }

    @Test
    void nobodyClosesAPageWithoutTheCodeFromTheMail() {
        code();
        assertThat(leave("no code")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(departures.underWay(creator)).isEmpty();
    }

    @Test
    void whoLooksAfterAPageLeavesThatFirst() {
        MvcTestResult page = browser.get().uri("/settings/leave").cookie(owner).exchange();

        assertThat(page).hasStatusOk().bodyText().contains("Leave them first", "/studio/" + publication.handle());
    }

    private String page() {
        MvcTestResult page = browser.get()
                .uri("/studio/{handle}/leave", publication.handle())
                .cookie(owner)
                .exchange();
        assertThat(page).hasStatusOk();
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String code() {
        assertThat(browser.post()
                        .uri("/studio/{handle}/leave/code", publication.handle())
                        .cookie(owner)
                        .with(csrf()))
                .hasStatus3xxRedirection();
        return mails.newestTo(publication.handle() + "@example.org", 1)
                .getFirst()
                .body()
                .replaceFirst("(?s).*?(\\d{6}).*", "$1");
    }

    private MvcTestResult leave(String code) {
        return browser.post()
                .uri("/studio/{handle}/leave", publication.handle())
                .param("code", code)
                .cookie(owner)
                .with(csrf())
                .exchange();
    }
}
