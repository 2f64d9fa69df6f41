package dev.tuppence.unlocks.web;

import static dev.tuppence.unlocks.web.Publications.PREVIEW;
import static dev.tuppence.unlocks.web.Publications.REST;
import static dev.tuppence.unlocks.web.Publications.as;
import static dev.tuppence.unlocks.web.Publications.quoteIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInReader;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;

@WholeApplicationTest
class ReadingControllerTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Readers readers;

    @Autowired
    Creators creators;

    @Autowired
    Drafts drafts;

    Publications publications;
    Offer offer;

    @BeforeEach
    void anArticle() {
        publications = new Publications(readers, creators, drafts);
        offer = publications.article(15);
    }

    @Test
    void visitorsSeeThePreviewAndOneButton() {
        assertThat(browser.get().uri(offer.path()))
                .hasStatusOk()
                .bodyText()
                .contains(offer.title(), PREVIEW, "Read for $0.15", "Nothing is charged now", "/accent/8a3b12.css")
                .doesNotContain(REST);
    }

    @Test
    void whatIsFreeIsReadAtOnce() {
        Offer free = publications.article(0);

        assertThat(browser.get().uri(free.path()))
                .hasStatusOk()
                .bodyText()
                .contains(PREVIEW, REST)
                .doesNotContain("name=\"quote\"");
    }

    @Test
    void aVisitorsFirstUnlockMakesAGuestWhoKeepsReading() throws Exception {
        String quote = quoteIn(bodyOf(offer.path(), null));
        MockHttpServletResponse unlocked = browser.post()
                .uri(offer.path() + "/unlock")
                .param("quote", quote)
                .with(csrf())
                .exchange()
                .getResponse();
        assertThat(unlocked.getStatus()).isEqualTo(HttpStatus.FOUND.value());
        Cookie guest = unlocked.getCookie("reader");

        assertThat(guest).isNotNull();
        assertThat(browser.get().uri(offer.path()).cookie(guest)).bodyText().contains(REST);
        assertThat(browser.get().uri("/tab").cookie(guest)).bodyText().contains(offer.title(), "Keep this tab");
        assertThat(browser.get().uri(offer.path())).bodyText().doesNotContain(REST);
    }

    @Test
    @Tag("edge-29")
    void whoBoughtItKeepsTheVersionBoughtAlsoWhenItIsGone() throws Exception {
        SignedInReader reader = publications.reader();
        unlock(offer, reader);
        publications.republish(offer, "Something else entirely.", 15);

        assertThat(bodyOf(offer.path(), reader)).contains(REST).doesNotContain("Something else entirely.");

        publications.unpublish(offer);

        assertThat(browser.get().uri(offer.path()).with(as(reader)))
                .hasStatusOk()
                .hasHeader("Cache-Control", "private, no-store")
                .bodyText()
                .contains(REST);
        assertThat(browser.get().uri(offer.path())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get().uri(offer.path()).with(as(publications.reader())))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatNeverWasIsNotFound() {
        for (String path :
                new String[] {"/@nobody-here/x", "/@" + publications.handle() + "/nothing", "/@nobody-here"}) {
            assertThat(browser.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @Test
    void whatNeverWasIsNotUnlocked() {
        assertThat(browser.post().uri("/@nobody-here/x/unlock").with(csrf())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.post()
                        .uri("/@" + publications.handle() + "/nothing/unlock")
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theCreatorsOwnTeamReadsForNothing() {
        SignedInReader owner = new SignedInReader(
                readers.readerWith(publications.handle() + "@example.org"), false, java.util.Set.of());

        assertThat(browser.get().uri(offer.path()).with(as(owner))).bodyText().contains(REST);
    }

    @Test
    void theClickGoesOnAfterADetourOnlyForWhoClicked() throws Exception {
        SignedInReader reader = publications.reader();
        Offer dear = publications.article(150);
        String quote = quoteIn(bodyOf(dear.path(), reader));
        MockHttpServletResponse full = browser.post()
                .uri(dear.path() + "/unlock")
                .param("quote", quote)
                .with(as(reader))
                .with(csrf())
                .exchange()
                .getResponse();
        Cookie clicked = full.getCookie("clicked");
        String back = dear.path() + "?unlock=" + quote;

        assertThat(browser.get().uri(back).with(as(reader)).cookie(clicked))
                .bodyText()
                .contains("You are back", "hx-trigger=\"load, submit\"")
                .doesNotContain(REST);
        assertThat(browser.get().uri(back).with(as(reader)))
                .bodyText()
                .contains("You are back")
                .doesNotContain("hx-trigger");
        assertThat(browser.get().uri(dear.path() + "?unlock=forged").with(as(reader)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("You are back", "hx-trigger");
    }

    @Test
    void anAddressInAnotherCaseLeadsToTheRealOne() {
        assertThat(browser.get()
                        .uri(offer.path().toUpperCase().replace(offer.slug().toUpperCase(), offer.slug())))
                .hasRedirectedUrl(offer.path());
        assertThat(browser.get().uri("/@" + publications.handle().toUpperCase()))
                .hasRedirectedUrl("/@" + publications.handle());
    }

    @Test
    void addressesInOtherScriptsSurviveRedirectsAndDetours() throws Exception {
        SignedInReader reader = publications.reader();
        Offer harbour = publications.article("작은 항구의 겨울", 15);
        Offer dear = publications.article("비싼 글", 150);
        String encoded = UriComponentsBuilder.fromPath(harbour.path()).encode().toUriString();

        assertThat(browser.post()
                        .uri(URI.create(encoded + "/unlock"))
                        .param("quote", quoteIn(bodyOf(harbour.path(), reader)))
                        .with(as(reader))
                        .with(csrf()))
                .hasRedirectedUrl(encoded + "?said=opened#continue");
        assertThat(browser.post()
                        .uri(dear.path() + "/unlock")
                        .param("quote", quoteIn(bodyOf(dear.path(), reader)))
                        .with(as(reader))
                        .with(csrf()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("/tab/card?next=/@" + publications.handle() + "/%25EB");
    }

    private void unlock(Offer what, SignedInReader reader) throws UnsupportedEncodingException {
        assertThat(browser.post()
                        .uri(what.path() + "/unlock")
                        .param("quote", quoteIn(bodyOf(what.path(), reader)))
                        .with(as(reader))
                        .with(csrf()))
                .hasStatus(HttpStatus.FOUND);
    }

    private String bodyOf(String path, SignedInReader reader) throws UnsupportedEncodingException {
        var get = browser.get().uri(path);
        return (reader == null ? get : get.with(as(reader)))
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
