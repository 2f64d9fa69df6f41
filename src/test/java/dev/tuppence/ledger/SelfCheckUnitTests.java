package dev.tuppence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class SelfCheckUnitTests {

    private record Rule(String name, List<String> violations) implements Invariant {}

    private final SelfCheck check = new SelfCheck(
            List.of(new Rule("tabs-add-up", List.of("tab 7 does not")), new Rule("caps-add-up", List.of())));

    @Test
    void eachRuleIsAskedByItsName() {
        assertThat(check.names()).containsExactly("caps-add-up", "tabs-add-up");
        assertThat(check.ask("caps-add-up").holds()).isTrue();
        assertThat(check.ask("tabs-add-up")).isEqualTo(new SelfCheck.Finding("tabs-add-up", List.of("tab 7 does not")));
        assertThat(check.ask("tabs-add-up").holds()).isFalse();
        assertThatThrownBy(() -> check.ask("anything")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void allOfThemAreAskedAtOnce() {
        assertThat(check.run()).extracting(SelfCheck.Finding::holds).containsExactly(false, true);
    }
}
