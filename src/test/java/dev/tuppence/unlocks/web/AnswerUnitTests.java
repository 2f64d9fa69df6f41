package dev.tuppence.unlocks.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerUnitTests {

    @ParameterizedTest
    @CsvSource({
        "opened, true, OPENED", "opened, false, OFFERED",
        "owned, true, OWNED", "owned, false, OFFERED",
        "capped, true, CAPPED", "capped, false, OFFERED",
        "returned, true, OFFERED", "returned, false, RETURNED",
        "blocked, false, OFFERED", "over-limit, true, OFFERED",
        ", true, OFFERED", ", false, OFFERED"
    })
    void anAddressSaysOnlyWhatIsTrueOfItsPage(String said, boolean held, Answer expected) {
        assertThat(Answer.said(said, held)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "UNKNOWN"})
    void whatPassesByItselfIsWorthAnotherTry(Answer answer) {
        assertThat(answer.passes()).isTrue();
        assertThat(answer.clickable()).isTrue();
        assertThat(answer.refused()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BUSY", "UNKNOWN"})
    void nothingElsePassesByWaiting(Answer answer) {
        assertThat(answer.passes()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFERED", "BACK", "OPENED", "OWNED", "CAPPED", "RETURNED"})
    void whatWentWellIsNoRefusal(Answer answer) {
        assertThat(answer.refused()).isFalse();
    }

    @Test
    void aButtonThatCannotOpenTheTextIsNotOffered() {
        assertThat(Answer.values())
                .filteredOn(answer -> !answer.clickable())
                .containsExactly(Answer.BLOCKED, Answer.OVER_LIMIT, Answer.TOO_MANY_GUESTS);
    }
}
