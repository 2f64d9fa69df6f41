package dev.tuppence.creators.web;

import dev.tuppence.money.CurrencyCode;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** A currency to choose, named in the reader's language. */
record CurrencyOption(String code, String name) {

    static List<CurrencyOption> of(Collection<CurrencyCode> currencies, Locale locale) {
        return currencies.stream()
                .sorted()
                .map(currency -> new CurrencyOption(
                        currency.name(), Currency.getInstance(currency.name()).getDisplayName(locale)))
                .toList();
    }
}
