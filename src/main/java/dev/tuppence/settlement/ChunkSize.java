package dev.tuppence.settlement;

import java.time.Duration;

/** How many tabs are looked at together, so that the transaction which closes those due holds none for long. */
class ChunkSize {

    private static final Duration AIM = Duration.ofMillis(15);
    private static final int MOST = 2048;

    private int tabs = 64;

    int tabs() {
        return tabs;
    }

    /** As many as fit into the aim at this pace, but not more than twice as many as before. */
    void took(Duration time) {
        long fitting = tabs * AIM.toNanos() / Math.max(1, time.toNanos());
        tabs = (int) Math.clamp(fitting, Math.max(1, tabs / 4), Math.min(MOST, 2 * tabs));
    }
}
