package dev.tuppence.unlocks.web;

import java.util.Locale;

/** Last parts of message keys. */
final class Keys {

    private Keys() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
