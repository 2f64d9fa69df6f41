package dev.tuppence.unlocks.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoverOnceUnitTests {

    private static final String PICTURE = "<p><img src=\"/media/a.png\" alt=\"Tea &amp; bread\" width=\"8\" /></p>\n";

    @Test
    void thePictureAboveTheTextIsNotShownInItAgain() {
        CoverOnce cover = new CoverOnce("/media/a.png");

        assertThat(cover.without("<p>One</p>\n" + PICTURE + "<p>Two</p>")).isEqualTo("<p>One</p>\n<p>Two</p>");
        assertThat(cover.words(PICTURE)).isEqualTo("Tea & bread");
    }

    @Test
    void otherPicturesAndThoseAmongWordsStay() {
        CoverOnce cover = new CoverOnce("/media/b.png");

        assertThat(cover.without(PICTURE)).isEqualTo(PICTURE);
        assertThat(cover.words(PICTURE)).isEmpty();
        assertThat(new CoverOnce(null).without(PICTURE)).isEqualTo(PICTURE);
        String among = "<p>See <img src=\"/media/a.png\" alt=\"\" /> here.</p>";
        assertThat(new CoverOnce("/media/a.png").without(among)).isEqualTo(among);
    }
}
