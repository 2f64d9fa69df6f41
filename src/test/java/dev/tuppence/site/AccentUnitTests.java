package dev.tuppence.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AccentUnitTests {

    @Test
    void contrastIsWhatTheGuidelinesSay() {
        assertThat(Accent.contrast(accent("000000"), accent("ffffff"))).isEqualTo(2100);
        assertThat(Accent.contrast(accent("ffffff"), accent("ffffff"))).isEqualTo(100);
        assertThat(Accent.contrast(accent("767676"), accent("ffffff"))).isEqualTo(454);
        assertThat(Accent.contrast(accent("ff0000"), accent("ffffff"))).isBetween(398, 400);
    }

    @Test
    void everyColourBecomesReadableInLightAndDark() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int time = 0; time < 2000; time++) {
            Accent accent = accent("%06x".formatted(random.nextInt(1 << 24)));
            assertThat(Accent.contrast(accent.onPaper(), Accent.PAPER))
                    .as("seed %d, %s", seed, accent)
                    .isGreaterThanOrEqualTo(450);
            assertThat(Accent.contrast(accent.onNight(), Accent.NIGHT))
                    .as("seed %d, %s", seed, accent)
                    .isGreaterThanOrEqualTo(450);
            assertThat(Accent.contrast(accent.onPaper().ink(), accent.onPaper()))
                    .isGreaterThanOrEqualTo(450);
            assertThat(Accent.contrast(accent.onNight().ink(), accent.onNight()))
                    .isGreaterThanOrEqualTo(450);
        }
    }

    @Test
    void aReadableColourStaysAsItIs() {
        assertThat(accent("0b5394").onPaper().hex()).isEqualTo("#0b5394");
    }

    @Test
    void whatIsNoColourIsNone() {
        for (String wrong : new String[] {"", "fff", "gggggg", "0b53940", "-b5394", "0b5394;"}) {
            assertThat(Accent.of(wrong)).isEmpty();
        }
    }

    private static Accent accent(String hex) {
        return Accent.of(hex).orElseThrow();
    }
}
