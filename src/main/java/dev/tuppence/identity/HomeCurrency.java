package dev.tuppence.identity;

import dev.tuppence.money.CurrencyCode;
import java.util.Currency;
import java.util.Locale;

/** A first guess that the reader can change: the currency of the country their browser names. */
final class HomeCurrency {

    private HomeCurrency() {}

    static CurrencyCode of(Locale locale) {
        String country = countryOf(locale);
        if (country.equals(UNKNOWN)) {
            return CurrencyCode.USD;
        }
        try {
            return CurrencyCode.valueOf(
                    Currency.getInstance(Locale.of("", country)).getCurrencyCode());
        } catch (IllegalArgumentException e) { // no country, or a currency no card is charged in
            return CurrencyCode.USD;
        }
    }

    static final String UNKNOWN = "ZZ";

    static String countryOf(Locale locale) {
        if (locale.getCountry().length() == 2) {
            return locale.getCountry();
        }
        return locale.getLanguage().equals("ko") ? "KR" : UNKNOWN;
    }
}
