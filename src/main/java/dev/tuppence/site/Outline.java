package dev.tuppence.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** A page with gaps in it, as bytes. */
final class Outline {

    /** What stands for a value until it is filled in. Nobody who writes a text knows it. */
    private static final String MARK =
            "gap" + HexFormat.of().formatHex(KeyGenerators.secureRandom(16).generateKey());

    private static final Pattern GAP = Pattern.compile(MARK + "-([a-zA-Z]+)-([a-z]*)\\.");

    /** @param form of a moment, as {@link Times} knows it; empty for anything else */
    record Gap(String name, String form) {}

    private final List<byte[]> between = new ArrayList<>(); // one more than gaps
    private final List<Gap> gaps = new ArrayList<>();

    private Outline(String html) {
        Matcher found = GAP.matcher(html);
        int end = 0;
        while (found.find()) {
            between.add(utf8(html.substring(end, found.start())));
            gaps.add(new Gap(found.group(1), found.group(2)));
            end = found.end();
        }
        between.add(utf8(html.substring(end)));
    }

    /** What templates show for this value of one reader's own: as a text, or as an attribute's value in quotes. */
    static String gap(String name) {
        return MARK + "-" + name + "-.";
    }

    /** The same for a moment in one of its forms. */
    static String gap(String moment, String form) {
        return moment.substring(0, moment.length() - 1) + form + ".";
    }

    static Outline of(String html) {
        return new Outline(html);
    }

    int length() {
        return between.stream().mapToInt(part -> part.length).sum();
    }

    /** The page, in parts that follow one another. */
    List<byte[]> filled(Function<Gap, String> values) {
        List<byte[]> parts = new ArrayList<>(2 * between.size());
        for (int i = 0; i < gaps.size(); i++) {
            parts.add(between.get(i));
            parts.add(utf8(values.apply(gaps.get(i))));
        }
        parts.add(between.getLast());
        return parts;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
