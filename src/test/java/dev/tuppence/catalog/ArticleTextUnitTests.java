package dev.tuppence.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTextUnitTests {

    private static final String PICTURE = "/media/00112233445566778899aabbccddeeff.png";
    private static final Map<String, PictureSize> PICTURES = Map.of(PICTURE, new PictureSize(640, 360));

    @Test
    void keepsTheMarkupAndDropsTheScript() {
        assertThat(body("*Hello* <script>alert(1)</script><a href='javascript:alert(1)'>there</a>"))
                .isEqualToIgnoringNewLines("<p><em>Hello</em> <a>there</a></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
                "[x](javascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<iframe src=\"https://example.org\"></iframe>",
                "<object data=x></object><embed src=x>",
                "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
                "<p onclick=\"alert(1)\" style=\"position:fixed\">x</p>",
                "<form action=\"/unlock\"><input name=quote><button>x</button></form>",
                "<style>*{display:none}</style><link rel=stylesheet href=//example.org/x.css>",
                "<meta http-equiv=refresh content=\"0;url=//example.org\"><base href=//example.org>",
                "<details open ontoggle=alert(1)><summary>x</summary></details>",
                "```html\" onload=alert(1)\ncode\n```",
                "![x](" + PICTURE + " \"title' onload='alert(1)\")",
                "<!--><script>alert(1)</script>-->",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>"
            })
    void nothingRunsPosesOrFetches(String hostile) {
        String html = body("Before\n\n" + hostile + "\n\nAfter");
        assertThat(html.replaceAll("title=\"[^\"<>]*\"", ""))
                .doesNotContainIgnoringCase(
                        "<script",
                        "javascript:",
                        "<iframe",
                        "<svg",
                        "<form",
                        "<input",
                        "<style",
                        "<link",
                        "<meta",
                        "<base",
                        "<object",
                        "<embed",
                        "style=",
                        "data:text")
                .doesNotContainPattern("(?i)<[^>]*\\son[a-z]+\\s*=");
    }

    @Test
    void tablesScrollFootnotesLinkAndCodeNamesItsLanguage() {
        String html = body("""
                | a | b |
                |---|--:|
                | 1 | 2 |

                Said[^one] and ~~done~~, see https://example.org.

                ```rust
                fn main() {}
                ```

                [^one]: Indeed.
                """);
        assertThat(html)
                .contains("<div class=\"table-scroll\" tabindex=\"0\"><table>", "<td align=\"right\">2</td>")
                .contains("href=\"#fn-one\"", "id=\"fn-one\"", "<del>done</del>")
                .contains("<a href=\"https://example.org\" rel=\"nofollow noopener\">https://example.org</a>")
                .contains("<pre tabindex=\"0\"><code class=\"language-rust\">fn main() {}");
    }

    @Test
    void ownPicturesKeepTheirPlaceFreeAndOthersBecomeLinks() {
        Rendered rendered =
                ArticleText.render("![Mine](%s) ![Theirs](https://example.org/x.png)".formatted(PICTURE), PICTURES);
        assertThat(rendered.text().bodyHtml())
                .contains("<img src=\"" + PICTURE + "\" alt=\"Mine\" width=\"640\" height=\"360\" loading=\"lazy\"")
                .contains("<a href=\"https://example.org/x.png\" rel=\"nofollow noopener\">Theirs</a>")
                .doesNotContain("<img src=\"https:");
        assertThat(rendered.picture()).isEqualTo(PICTURE);
        assertThat(rendered.dropped()).contains("picture");
    }

    @Test
    void aTallPictureIsNoCover() {
        Map<String, PictureSize> tall = Map.of(PICTURE, new PictureSize(480, 640));
        assertThat(ArticleText.render("![Tall](" + PICTURE + ")", tall).picture())
                .isNull();
    }

    @Test
    void headingsStandBelowTheTitleAndCanBeLinkedTo() {
        assertThat(body("# Über uns\n\n## Mehr\n\n[hin](#über-uns)"))
                .contains("<h2 id=\"s-uber-uns\">Über uns</h2>", "<h3 id=\"s-mehr\">Mehr</h3>");
    }

    @Test
    void thePreviewEndsAtTheMarker() {
        Text text = ArticleText.render("Free[^1].\n\n<!-- more -->\n\nPaid.\n\n[^1]: Note.", Map.of())
                .text();
        assertThat(text.previewHtml()).contains("Free", "Note").doesNotContain("Paid");
        assertThat(text.bodyHtml()).contains("Free", "Paid", "Note").doesNotContain("more");
    }

    @Test
    void withoutAMarkerThePreviewTellsLessThanHalf() {
        String paragraph = "word ".repeat(40) + "\n\n";
        Text text = ArticleText.render(paragraph.repeat(8), Map.of()).text();
        assertThat(PlainText.wordsIn(text.previewHtml().replaceAll("<[^>]*>", " ")))
                .isEqualTo(80);
        assertThat(ArticleText.render("One paragraph only.", Map.of()).text().previewHtml())
                .isEmpty();
    }

    @Test
    void textNestedBeyondReasonIsStillRendered() {
        assertThat(body("> ".repeat(20_000) + "deep")).contains("deep");
        assertThat(body("*a **b ".repeat(20_000))).contains("a");
        assertThat(body("[".repeat(20_000))).contains("[");
        assertThat(body("<div>".repeat(20_000) + "deep")).contains("<div>");
    }

    private static String body(String markdown) {
        return ArticleText.render(markdown, PICTURES).text().bodyHtml();
    }
}
