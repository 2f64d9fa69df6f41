package dev.tuppence.creators;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name in a page's address. */
record Handle(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](-?[a-z0-9])*");

    /** @throws HandleRefused when no handle looks like this */
    static Handle of(String written) {
        Handle handle = new Handle(folded(written));
        if (handle.value.length() < 3
                || handle.value.length() > 30
                || !SHAPE.matcher(handle.value).matches()) {
            throw new HandleRefused(written, HandleRefused.Reason.MALFORMED);
        }
        return handle;
    }

    static String folded(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }

    /** Handles that look alike at a glance have the same skeleton: it is what must be unique. */
    String skeleton() {
        return value.replace("-", "")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace("rn", "m")
                .replace("vv", "w");
    }
}
