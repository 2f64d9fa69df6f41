package dev.tuppence.sandbox.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a mail's plain text.
 *
 * @param path where it leads on this site; none for words and for addresses elsewhere
 */
record Part(String text, @Nullable String path) {

    /** Addresses below the base URL become links that also work under another host name or port. */
    static List<Part> of(String body, String baseUrl) {
        String base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        Matcher address =
                Pattern.compile(Pattern.quote(base) + "(/[^\\s<>\"]*)?").matcher(body);
        List<Part> parts = new ArrayList<>();
        int end = 0;
        while (address.find()) {
            parts.add(new Part(body.substring(end, address.start()), null));
            @Nullable String path = address.group(1);
            parts.add(new Part(address.group(), path == null ? "/" : path));
            end = address.end();
        }
        parts.add(new Part(body.substring(end), null));
        return parts.stream().filter(part -> !part.text().isEmpty()).toList();
    }
}
