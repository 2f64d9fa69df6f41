package dev.tuppence.payouts.web;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A country to choose. All are listed, so that whoever cannot be paid is told so in words. */
record CountryOption(String code, String name) {

    static List<CountryOption> all(Locale locale) {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new CountryOption(code, nameOf(code, locale)))
                .sorted(Comparator.comparing(CountryOption::name, Collator.getInstance(locale)))
                .toList();
    }

    static String nameOf(String code, Locale locale) {
        return code.matches("[A-Z]{2}") ? Locale.of("", code).getDisplayCountry(locale) : "";
    }
}
