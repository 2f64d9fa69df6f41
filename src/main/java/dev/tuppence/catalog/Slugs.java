package dev.tuppence.catalog;

import java.text.Normalizer;
import java.util.Locale;

/** The last part of an article's address: letters and digits of any script, and single hyphens. */
final class Slugs {

    static final int LONGEST = 80;

    private Slugs() {}

    /** Empty when there is no letter and no digit in it. */
    static String of(String text) {
        String latin = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[\\u0300-\\u036f'\u2019]", "");
        String words = Normalizer.normalize(latin, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-");
        String cut = words.length() > LONGEST ? words.substring(0, safeEnd(words)) : words;
        return cut.replaceAll("^-+|-+$", "");
    }

    private static int safeEnd(String words) {
        return Character.isHighSurrogate(words.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
