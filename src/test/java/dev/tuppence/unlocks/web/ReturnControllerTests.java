package dev.tuppence.unlocks.web;

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
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Tabs;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class ReturnControllerTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Readers readers;

    @Autowired
    Creators creators;

    @Autowired
    Drafts drafts;

    @Autowired
    Tabs tabs;

    @Autowired
    TransactionTemplate transaction;

    Publications publications;
    SignedInReader reader;
    Offer offer;

    @BeforeEach
    void anUnlockedArticle() throws UnsupportedEncodingException {
        publications = new Publications(readers, creators, drafts);
        reader = publications.reader();
        offer = publications.article(15);
        unlock(quote());
    }

    @Test
    void returningInPlaceShowsTheButtonAgain() {
        assertThat(giveBack(1).param("reason", "BY_MISTAKE").header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .contains("Returned.", "Read for $0.15")
                .doesNotContain(REST, "<html");
        assertThat(tabs.of(reader.reader(), CurrencyCode.USD)
                        .orElseThrow()
                        .owed()
                        .isZero())
                .isTrue();
    }

    @Test
    void returningWithoutScriptLeadsBackToThePage() {
        assertThat(giveBack(1)).hasRedirectedUrl(offer.path() + "?said=returned#continue");
        assertThat(browser.get().uri(offer.path() + "?said=returned").with(as(reader)))
                .bodyText()
                .contains("Returned.", "Read for $0.15")
                .doesNotContain(REST);
    }

    @Test
    void unlockingAgainIsTheNextTakeAndTheOldQuoteIsStale() throws Exception {
        Offer another = publications.article(10);
        String old = quoteIn(bodyOf(another));
        unlock(another, old);
        assertThat(giveBack(another, 1)).hasStatus(HttpStatus.FOUND);

        assertThat(browser.post()
                        .uri(another.path() + "/unlock")
                        .param("quote", old)
                        .with(as(reader))
                        .with(csrf()))
                .hasStatus(HttpStatus.CONFLICT);
        unlock(another, quoteIn(bodyOf(another)));
        assertThat(giveBack(another, 2).header("HX-Request", "true")).hasStatusOk();
    }

    @Test
    void whatCannotBeReturnedIsSaidAndChangesNothing() {
        assertThat(giveBack(7).header("HX-Request", "true"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("nothing to return", REST);
        assertThat(giveBack(7)).hasStatus(HttpStatus.CONFLICT).bodyText().contains("<html", "nothing to return");
        assertThat(giveBack(1).param("reason", "BOREDOM")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(browser.post()
                        .uri(offer.path() + "/return")
                        .param("take", "1")
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(tabs.of(reader.reader(), CurrencyCode.USD).orElseThrow().count())
                .isEqualTo(1);
    }

    @Test
    void returningFromTheTabStaysOnTheTab() {
        assertThat(browser.get().uri("/tab").with(as(reader)))
                .bodyText()
                .contains(offer.title(), "name=\"from\" value=\"tab\"");
        assertThat(giveBack(1).param("from", "tab").header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .contains("Returned", offer.title())
                .doesNotContain("<html");
        assertThat(giveBack(1).param("from", "tab")).hasRedirectedUrl("/tab?said=returned");
    }

    @Test
    void whatIsGoneFromTheShelvesIsReturnedToTheLibrary() {
        publications.unpublish(offer);

        assertThat(giveBack(1)).hasRedirectedUrl("/library?said=returned");
        assertThat(browser.get().uri("/library?said=returned").with(as(reader)))
                .hasStatusOk()
                .bodyText()
                .contains("Returned.", "Nothing here yet");
    }

    @Test
    void aBlockedTabSaysWhatWaitsAndChargesNothing() throws Exception {
        Offer another = publications.article(10);
        String quote = quoteIn(bodyOf(another));
        transaction.executeWithoutResult(status -> tabs.block(reader.reader(), CurrencyCode.USD, Block.UNPAID));

        assertThat(browser.post()
                        .uri(another.path() + "/unlock")
                        .param("quote", quote)
                        .header("HX-Request", "true")
                        .with(as(reader))
                        .with(csrf()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("One payment is open", "Nothing was charged", "href=\"/tab\"")
                .doesNotContain(REST, "name=\"quote\"");
        assertThat(browser.get().uri("/tab").with(as(reader))).bodyText().contains("takes nothing new");
    }

    private MockMvcRequestBuilder giveBack(int take) {
        return giveBack(offer, take);
    }

    private MockMvcRequestBuilder giveBack(Offer what, int take) {
        return browser.post()
                .uri(what.path() + "/return")
                .param("take", String.valueOf(take))
                .with(as(reader))
                .with(csrf());
    }

    private void unlock(String quote) {
        unlock(offer, quote);
    }

    private void unlock(Offer what, String quote) {
        assertThat(browser.post()
                        .uri(what.path() + "/unlock")
                        .param("quote", quote)
                        .with(as(reader))
                        .with(csrf()))
                .hasStatus(HttpStatus.FOUND);
    }

    private String quote() throws UnsupportedEncodingException {
        return quoteIn(bodyOf(offer));
    }

    private String bodyOf(Offer what) throws UnsupportedEncodingException {
        return browser.get()
                .uri(what.path())
                .with(as(reader))
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
