package dev.tuppence.unlocks.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.catalog.Text;
import org.junit.jupiter.api.Test;

class ContinuationUnitTests {

    @Test
    void theTextGoesOnWhereThePreviewEnded() {
        assertThat(Continuation.of(new Text("<p>a</p>\n", "<p>a</p>\n<p>b</p>\n")))
                .isEqualTo(new Continuation("<p>a</p>\n", "<p>b</p>\n"));
    }

    @Test
    void thePreviewsNotesAreNotShownTwice() {
        String notes = "<section class=\"footnotes\"><ol><li>n</li></ol></section>";
        assertThat(Continuation.of(new Text("<p>a</p>\n" + notes, "<p>a</p>\n<p>b</p>\n" + notes)))
                .isEqualTo(new Continuation("<p>a</p>\n", "<p>b</p>\n" + notes));
    }

    @Test
    void aPreviewOfItsOwnLeavesTheWholeText() {
        assertThat(Continuation.of(new Text("<p>teaser</p>", "<p>a</p>"))).isEqualTo(new Continuation("", "<p>a</p>"));
        assertThat(Continuation.of(new Text("", "<p>a</p>"))).isEqualTo(new Continuation("", "<p>a</p>"));
    }
}
