package dev.tuppence.identity.web;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where people live. */
record Countries(String code, String name) {

    private static final String UNKNOWN = "ZZ";
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    static List<Countries> in(Locale language) {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Countries(code, Locale.of("", code).getDisplayCountry(language)))
                .sorted(Comparator.comparing(Countries::name, Collator.getInstance(language)))
                .toList();
    }

    static boolean has(@Nullable String code) {
        return code != null && (code.equals(UNKNOWN) || CODES.contains(code));
    }
}
