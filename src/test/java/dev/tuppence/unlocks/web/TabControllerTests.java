package dev.tuppence.unlocks.web;

import static dev.tuppence.unlocks.web.Publications.as;
import static dev.tuppence.unlocks.web.Publications.korean;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.Access;
import dev.tuppence.unlocks.Unlocks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeApplicationTest
class TabControllerTests {

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
    SignedInReader reader;

    @BeforeEach
    void aReader() {
        publications = new Publications(readers, creators, drafts);
        reader = publications.reader();
    }

    @Test
    void anEmptyTabSaysWhatToDoNext() {
        assertThat(browser.get().uri("/tab").with(as(reader)))
                .hasStatusOk()
                .bodyText()
                .contains("Your tab is empty", "href=\"/discover\"");
        assertThat(browser.get().uri("/library").with(as(reader)))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing here yet", "href=\"/discover\"");
    }

    @Test
    void aTabShowsItsItemsItsSumAndItsRoom() {
        Offer first = unlocked(15);
        Offer second = unlocked(25);

        assertThat(browser.get().uri("/tab").with(as(reader)))
                .hasStatusOk()
                .hasHeader("Cache-Control", "private, no-store")
                .bodyText()
                .contains(first.title(), second.title(), "$0.40", "2 items open", "$0.60 of $1.00 left", "Return");
        assertThat(browser.get().uri("/tab").with(as(korean(reader))))
                .bodyText()
                .contains("열려 있는 항목 2개");
    }

    @Test
    void theLibraryShowsWhatIsOwnedByMonth() {
        Offer first = unlocked(15);
        Offer gone = unlocked(10);
        publications.unpublish(gone);

        assertThat(browser.get().uri("/library").with(as(reader)))
                .hasStatusOk()
                .hasHeader("Cache-Control", "private, no-store")
                .bodyText()
                .contains(first.title(), gone.title(), "<h2>");
        assertThat(browser.get().uri("/library").with(as(korean(reader))))
                .bodyText()
                .containsPattern("\\d{4}년 \\d{1,2}월");
    }

    @Test
    void othersTabsAreNotShown() {
        Offer offer = unlocked(15);

        assertThat(browser.get().uri("/tab").with(as(publications.reader())))
                .bodyText()
                .doesNotContain(offer.title());
        assertThat(browser.get().uri("/tab")).hasStatus3xxRedirection();
    }

    private Offer unlocked(int cents) {
        Offer offer = publications.article(cents);
        var access = (Access.Offered) unlocks.accessTo(offer, reader.reader());
        unlocks.unlock(reader.reader(), access.quote());
        return offer;
    }
}
