package dev.tuppence;

import java.util.Random;

/** Chance that can be repeated: every seed is printed, and {@code -Dseed=} sets it. */
public final class Seed {

    private Seed() {}

    public static Random random(Class<?> test) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("%s: -Dseed=%d%n", test.getSimpleName(), seed);
        return new Random(seed);
    }
}
