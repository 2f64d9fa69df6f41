package dev.tuppence.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutlineUnitTests {

    @Test
    void gapsAreFilledWhereTheyAre() {
        var outline = Outline.of("<a title=\"" + Outline.gap("who") + "\">" + Outline.gap("what") + "</a>!");

        assertThat(filled(outline, Outline.Gap::name)).isEqualTo("<a title=\"who\">what</a>!");
    }

    @Test
    void aMomentIsSaidInTheFormThatItsGapAsksFor() {
        var outline = Outline.of(Outline.gap(Outline.gap("since"), "exact"));

        assertThat(filled(outline, gap -> gap.name() + " " + gap.form())).isEqualTo("since exact");
    }

    @Test
    void whatAValueSaysIsNoGap() {
        var outline = Outline.of(Outline.gap("name") + ".");

        assertThat(filled(outline, gap -> Outline.gap("token"))).isEqualTo(Outline.gap("token") + ".");
    }

    @Test
    void aPageWithoutGapsIsAsItWas() {
        assertThat(filled(Outline.of("한국어"), Outline.Gap::name)).isEqualTo("한국어");
    }

    private static String filled(Outline outline, Function<Outline.Gap, String> values) {
        return outline.filled(values).stream()
                .map(part -> new String(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }
}
