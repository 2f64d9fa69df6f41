package dev.tuppence.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code -Dpicture=write} draws it anew. */
class SettlementPictureUnitTests {

    private static final Path PICTURE = Path.of("src/docs/settlement-states.md");

    @Test
    void thePictureShowsEveryMoveThatIsAllowed() throws Exception {
        if ("write".equals(System.getProperty("picture"))) {
            Files.writeString(PICTURE, picture());
        }
        assertThat(Files.readString(PICTURE)).isEqualTo(picture());
    }

    @Test
    void everyStateIsReachedFromTheOpenTab() {
        var reached = EnumSet.of(SettlementState.NOTICED);
        for (int i = 0; i < SettlementState.values().length; i++) {
            List.copyOf(reached).forEach(state -> reached.addAll(state.next()));
        }
        assertThat(reached).containsExactlyInAnyOrder(SettlementState.values());
    }

    private static String picture() {
        Stream<String> moves = Arrays.stream(SettlementState.values()).flatMap(SettlementPictureUnitTests::movesOf);
        return """
                # The states of a settlement

                Drawn from `SettlementState`; a test keeps it in step.

                ```mermaid
                stateDiagram-v2
                  [*] --> NOTICED: the open tab is closed
                %s
                ```
                """.formatted(moves.map(move -> "  " + move).collect(Collectors.joining("\n")));
    }

    private static Stream<String> movesOf(SettlementState state) {
        return state.next().isEmpty()
                ? Stream.of(state + " --> [*]")
                : state.next().stream().map(next -> state + " --> " + next);
    }
}
