package dev.tuppence.creators.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextUnitTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cold Pages",
                "차가운 페이지",
                "مجلة",
                "👩‍👩‍👧",
                "C++ & co.",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Notes",
                "می‌خواهم",
                "",
                " "
            })
    void namesOfAllScriptsAreNames(String name) {
        assertThat(name).matches(VisibleText.LINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u202e\u200b", "Cold\u202egnp", "\u200d", "two\nlines", "a\u0007", "...", "a\u2028b", "\u2066x"
            })
    void whatCannotBeSeenOrTurnsItsNeighboursIsNone(String name) {
        assertThat(name).doesNotMatch(VisibleText.LINE);
    }
}
