package dev.tuppence.settlement.web;

import java.util.Locale;

/** Last parts of message keys. */
final class States {

    private States() {}

    static String keyOf(String state) {
        return state.toLowerCase(Locale.ROOT);
    }
}
