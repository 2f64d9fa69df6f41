package dev.tuppence.bench;

import java.time.Duration;

/** What {@code -Dbench.…} may change for a quick look. */
final class Settings {

    static final Duration ROUND = Duration.ofMillis(Math.round(1000 * Double.parseDouble(text("seconds", "10"))));
    static final int ROUNDS = number("rounds", 3);

    static int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)).replace("_", ""));
    }

    private static String text(String name, String otherwise) {
        return System.getProperty("bench." + name, otherwise);
    }

    private Settings() {}
}
