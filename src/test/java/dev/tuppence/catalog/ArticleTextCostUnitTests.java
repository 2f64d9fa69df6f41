package dev.tuppence.catalog;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTextCostUnitTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![",
                "<",
                "[a](",
                "<div>",
                "<!-- ",
                "`",
                "*a ",
                "_",
                "[^1]: x\n",
                "| a ",
                "&#",
                "> ",
                "- ",
                "~",
                "<a href=\"",
                "[a]: /x\n",
                "<img src=\"x",
                "![a][b] ",
                "https://a.b/",
                "\\",
                "<p title='",
                "<p a=1 b",
                " a='x'"
            })
    void textOfOneKindIsRenderedInAMomentHoweverOftenItIsRepeated(String piece) {
        String text = piece.repeat(DraftText.MARKDOWN_BYTES / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            ArticleText.render(text, Map.of());
            LocalPictures.replaced(text, reference -> null);
        });
    }
}
