package dev.tuppence.settlement;

import java.time.Duration;

/** How many tabs one transaction closes, so that none is held for long: fewer after a slow one, a little more after a fast one. */
class ChunkSize {

    private static final Duration SLOW = Duration.ofMillis(35);
    private static final int MOST = 4096;

    private int tabs = 256;

    int tabs() {
        return tabs;
    }

    void took(Duration time) {
        tabs = time.compareTo(SLOW) > 0 ? Math.max(1, tabs / 2) : Math.min(MOST, tabs + tabs / 16 + 1);
    }
}
