package dev.tuppence.discovery.web;

import static dev.tuppence.unlocks.web.Publications.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.Readers;
import dev.tuppence.unlocks.Access;
import dev.tuppence.unlocks.Unlocks;
import dev.tuppence.unlocks.web.Publications;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeApplicationTest
class DiscoveryTests {

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

    Publications publications;

    @BeforeEach
    void aCreator() {
        publications = new Publications(readers, creators, drafts);
    }

    @Test
    void homeSaysWhatItIsAndShowsTheNewest() {
        Offer offer = publications.article("Fresh bread " + publications.handle(), 15);

        assertThat(browser.get().uri("/"))
                .hasStatusOk()
                .bodyText()
                .contains("Read now, settle later.", offer.title(), "The " + publications.handle(), "$0.15");
        assertThat(browser.get().uri("/").header("Accept-Language", "ko"))
                .bodyText()
                .contains("지금 읽고, 나중에 정산하세요.");
    }

    @Test
    void searchFindsByTitleSummaryAndCreatorInAnyCase() {
        String word = "zeppelin" + UUID.randomUUID().toString().substring(0, 8);
        Offer offer = publications.article("The " + word + " Story", 15);
        publications.article("Quite another", 15);

        assertThat(browser.get().uri("/discover").param("q", "STORY " + word.toUpperCase()))
                .hasStatusOk()
                .bodyText()
                .contains(offer.title())
                .doesNotContain("Quite another");
        assertThat(browser.get().uri("/discover").param("q", "quite " + publications.handle()))
                .bodyText()
                .contains("Quite another")
                .doesNotContain(offer.title());
    }

    @Test
    void whatIsTypedIsNoPatternAndNoMarkup() {
        for (String typed : new String[] {"%", "_____", "\\", "'", "<script>x</script>", "x".repeat(5000), "한국어"}) {
            assertThat(browser.get().uri("/discover").param("q", typed))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("<script>x");
        }
        assertThat(browser.get().uri("/discover").param("q", "%%" + publications.handle()))
                .bodyText()
                .contains("Nothing found for");
    }

    @Test
    void pagesAreBounded() {
        assertThat(browser.get().uri("/discover").param("page", "999999999")).hasStatusOk();
        assertThat(browser.get().uri("/discover").param("page", "-4")).hasStatusOk();
        assertThat(browser.get().uri("/discover").param("page", "two")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aCreatorsPageListsWhatIsPublishedAndWhatTheReaderHas() {
        Offer first = publications.article(15);
        Offer second = publications.article(25);
        var reader = publications.reader();
        var access = (Access.Offered) unlocks.accessTo(first, reader.reader());
        unlocks.unlock(reader.reader(), access.quote());

        assertThat(browser.get().uri("/@" + publications.handle()))
                .hasStatusOk()
                .bodyText()
                .contains(first.title(), second.title(), "$0.25", "On small things.")
                .doesNotContain("In your library");
        assertThat(browser.get().uri("/@" + publications.handle()).with(as(reader)))
                .bodyText()
                .contains("In your library", "$0.25");
    }

    @Test
    void longListsHavePages() {
        for (int i = 0; i < 31; i++) {
            publications.article(10);
        }
        assertThat(browser.get().uri("/@" + publications.handle())).bodyText().contains("?page=2");
        assertThat(browser.get().uri("/@" + publications.handle() + "?page=2"))
                .bodyText()
                .contains("rel=\"prev\"")
                .doesNotContain("?page=3");
        assertThat(browser.get().uri("/@" + publications.handle() + "?page=9"))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing on this page");
    }
}
