package dev.tuppence.unlocks.web;

import static dev.tuppence.unlocks.web.Publications.REST;
import static dev.tuppence.unlocks.web.Publications.as;
import static dev.tuppence.unlocks.web.Publications.korean;
import static dev.tuppence.unlocks.web.Publications.quoteIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.Quotes;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Pages whose outline readers share: each finds what is theirs and nothing of the one who looked before. */
@WholeApplicationTest
class SharedPagesTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Readers readers;

    @Autowired
    Creators creators;

    @Autowired
    Drafts drafts;

    @Autowired
    Unlocks unlocks;

    @Autowired
    Quotes quotes;

    Publications publications;
    Offer offer;
    SignedInReader one;
    SignedInReader other;

    @BeforeEach
    void twoReaders() {
        publications = new Publications(readers, creators, drafts);
        offer = publications.article(15);
        one = publications.reader();
        other = publications.reader();
    }

    @Test
    void theHeaderShowsTheTabOfWhoAsks() throws Exception {
        unlock(offer, one);
        unlock(offer, other);
        unlock(publications.article(20), other);

        for (String path : List.of(offer.path(), "/@" + publications.handle())) {
            assertThat(page(path, one)).contains("$0.15").doesNotContain("$0.35");
            assertThat(page(path, other)).contains("$0.35");
            assertThat(page(path, publications.reader())).doesNotContain("$0.35", "class=\"money badge\"");
        }
    }

    @Test
    void theTextIsThereForWhoHasItAndForNobodyElse() throws Exception {
        unlock(offer, one);

        assertThat(page(offer.path(), one)).contains(REST, "action=\"" + offer.path() + "/return\"");
        assertThat(page(offer.path(), other)).doesNotContain(REST, "/return\"").contains("Read for $0.15");
        assertThat(page(offer.path(), null)).doesNotContain(REST, "href=\"/library\"");
    }

    @Test
    void everybodyGetsAQuoteOfTheirOwn() throws Exception {
        unlock(offer, one);
        unlocks.giveBack(one.reader(), offer.item(), 1, ReturnReason.NONE);

        assertThat(quotes.read(quoteIn(page(offer.path(), one))).take()).isEqualTo(2);
        assertThat(quotes.read(quoteIn(page(offer.path(), other))).take()).isEqualTo(1);
    }

    @Test
    void whoBoughtTheOldVersionReadsItBesideTheOneWhoBoughtTheNew() throws Exception {
        unlock(offer, one);
        Offer anew = publications.republish(offer, "Something else entirely.", 15);
        unlock(anew, other);

        assertThat(page(offer.path(), other))
                .contains("Something else entirely.")
                .doesNotContain(REST);
        assertThat(page(offer.path(), one)).contains(REST).doesNotContain("Something else entirely.");
    }

    @Test
    void languageAndTimeZoneAreTheReadersOwn() throws Exception {
        unlock(offer, one);
        page(offer.path(), one);

        assertThat(page(offer.path(), korean(one))).contains("lang=\"ko\"", "KST");
        assertThat(page(offer.path(), one)).contains("lang=\"en\"").doesNotContain("KST");
    }

    @Test
    void aFormsTokenIsMadeForEachPage() {
        var cookie = new Cookie("csrf", UUID.randomUUID().toString());
        List<String> first = tokens(cookie);
        List<String> second = tokens(cookie);

        assertThat(first).isNotEmpty().allMatch(token -> token.length() > 36);
        assertThat(second).doesNotContainAnyElementsOf(first);
    }

    @Test
    void whatATitleSaysIsNotTakenForAGap() throws Exception {
        Offer odd = publications.article("gap-token-. ${quote} <b>", 15);

        assertThat(page(odd.path(), one)).contains("gap-token-. ${quote} &lt;b&gt;");
    }

    private List<String> tokens(Cookie cookie) {
        String page = new String(browser.get()
                .uri(offer.path())
                .cookie(cookie)
                .exchange()
                .getResponse()
                .getContentAsByteArray());
        return TOKEN.matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private void unlock(Offer wanted, SignedInReader reader) throws Exception {
        unlocks.unlock(reader.reader(), quotes.read(quoteIn(page(wanted.path(), reader))));
    }

    private String page(String path, @Nullable SignedInReader reader) throws Exception {
        var request = browser.get().uri(path).header("Accept-Language", "en-US");
        return (reader == null ? request : request.with(as(reader)))
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
