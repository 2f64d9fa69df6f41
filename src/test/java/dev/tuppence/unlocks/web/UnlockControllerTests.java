package dev.tuppence.unlocks.web;

import static dev.tuppence.unlocks.web.Publications.PREVIEW;
import static dev.tuppence.unlocks.web.Publications.REST;
import static dev.tuppence.unlocks.web.Publications.as;
import static dev.tuppence.unlocks.web.Publications.korean;
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
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

@WholeApplicationTest
class UnlockControllerTests {

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

    Publications publications;
    SignedInReader reader;
    Offer offer;

    @BeforeEach
    void anArticleForFifteenCents() {
        publications = new Publications(readers, creators, drafts);
        reader = publications.reader();
        offer = publications.article(15);
    }

    @Test
    void theTextComesInPlaceForHtmx() throws Exception {
        assertThat(unlock(offer, quote(offer)).header("HX-Request", "true"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "private, no-store")
                .hasHeader("Vary", "HX-Request")
                .doesNotContainHeader("HX-Retarget")
                .bodyText()
                .contains(PREVIEW, REST, "hx-swap-oob=\"innerHTML:#said\"", "on your tab")
                .doesNotContain("<html");
        assertThat(owed()).isEqualTo(cents(15));
    }

    @Test
    void withoutScriptThePageComesBackAtTheSamePlace() throws Exception {
        assertThat(unlock(offer, quote(offer)))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl(offer.path() + "?said=opened#continue");
        assertThat(browser.get().uri(offer.path() + "?said=opened").with(as(reader)))
                .hasStatusOk()
                .bodyText()
                .contains(REST, "$0.15");
        assertThat(owed()).isEqualTo(cents(15));
    }

    @Test
    void aSecondClickIsAnsweredAndChargesNothing() throws Exception {
        String quote = quote(offer);
        assertThat(unlock(offer, quote)).hasStatus(HttpStatus.FOUND);
        assertThat(unlock(offer, quote)).hasRedirectedUrl(offer.path() + "?said=owned#continue");
        assertThat(owed()).isEqualTo(cents(15));
    }

    @Test
    void aPriceRaisedMeanwhileChargesNothingAndShowsTheNewButton() throws Exception {
        String quote = quote(offer);
        publications.republish(offer, REST, 25);

        assertThat(unlock(offer, quote).header("HX-Request", "true"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("nothing was charged", "Read for $0.25", "role=\"alert\"")
                .doesNotContain(REST);
        assertThat(unlock(offer, quote))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("<html", "nothing was charged", "Read for $0.25");
        assertThat(tabs.of(reader.reader())).isEmpty();
    }

    @Test
    void aForgedQuoteIsRefusedWithAButtonThatWorks() throws Exception {
        String quote = quote(offer);
        for (String forged :
                new String[] {"", "1.1.1.0.USD.1.9999999999.AAAA", quote.replaceFirst("15", "10"), "x".repeat(5000)}) {
            assertThat(unlock(offer, forged))
                    .hasStatus(HttpStatus.BAD_REQUEST)
                    .bodyText()
                    .contains("nothing was charged", "Read for $0.15");
        }
        assertThat(unlock(offer, "").header("HX-Request", "true"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasHeader("HX-Retarget", "#reading")
                .hasHeader("HX-Reswap", "innerHTML show:none")
                .bodyText()
                .contains("nothing was charged", "Read for $0.15");
        assertThat(tabs.of(reader.reader())).isEmpty();
    }

    @Test
    void aQuoteForAnotherArticleIsForged() throws Exception {
        Offer dear = publications.article(90);

        assertThat(unlock(dear, quote(offer))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(tabs.of(reader.reader())).isEmpty();
    }

    @Test
    void aFullTabOffersOneStepInPlaceAndLeadsBack() throws Exception {
        Offer dear = publications.article(150);
        String quote = quote(dear);

        assertThat(unlock(dear, quote).header("HX-Request", "true"))
                .hasStatus(HttpStatus.CONFLICT)
                .hasHeader("Cache-Control", "private, no-store")
                .doesNotContainHeader("HX-Retarget")
                .doesNotContainHeader("Retry-After")
                .bodyText()
                .contains("Your tab is full", "Nothing was charged", "/tab/card?next=")
                .doesNotContain("<html", REST);
        assertThat(unlock(dear, quote))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("<html", "Your tab is full", "/tab/card?next=");
        assertThat(tabs.of(reader.reader()).stream().allMatch(tab -> tab.owed().isZero()))
                .isTrue();
    }

    @Test
    void otherSitesAndFormsWithoutOurTokenChargeNothing() throws Exception {
        String quote = quote(offer);
        assertThat(unlock(offer, quote).header("Sec-Fetch-Site", "cross-site")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(unlock(offer, quote).header("Sec-Fetch-Site", "same-site")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.post()
                        .uri(offer.path() + "/unlock")
                        .param("quote", quote)
                        .with(as(reader)))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(tabs.of(reader.reader())).isEmpty();

        assertThat(unlock(offer, quote).header("Sec-Fetch-Site", "same-origin")).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void lookingNeverCharges() throws Exception {
        String quote = quote(offer);
        for (String address : new String[] {offer.path(), offer.path() + "?unlock=" + quote}) {
            assertThat(browser.get().uri(address).with(as(reader)))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain(REST);
            assertThat(browser.head().uri(address).with(as(reader))).hasStatusOk();
        }
        assertThat(browser.get().uri(offer.path() + "/unlock?quote=" + quote).with(as(reader)))
                .hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
        assertThat(tabs.of(reader.reader())).isEmpty();
    }

    @Test
    void everyAnswerIsKoreanForKoreans() throws Exception {
        reader = korean(reader);
        Offer dear = publications.article(150);
        assertThat(unlock(dear, quote(dear)))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("탭이 가득 찼습니다", "lang=\"ko\"");
        assertThat(browser.get().uri(offer.path()).header("Accept-Language", "ko"))
                .bodyText()
                .contains("에 읽기", "지금 결제되는 금액은 없으며");
    }

    private MockMvcRequestBuilder unlock(Offer what, String quote) {
        return browser.post()
                .uri(what.path() + "/unlock")
                .param("quote", quote)
                .with(as(reader))
                .with(csrf());
    }

    private String quote(Offer what) throws UnsupportedEncodingException {
        return quoteIn(browser.get()
                .uri(what.path())
                .with(as(reader))
                .exchange()
                .getResponse()
                .getContentAsString());
    }

    private Money owed() {
        return tabs.of(reader.reader(), CurrencyCode.USD).map(TabView::owed).orElseThrow();
    }

    private static Money cents(int cents) {
        return Money.ofMinorUnits(cents, CurrencyCode.USD);
    }
}
