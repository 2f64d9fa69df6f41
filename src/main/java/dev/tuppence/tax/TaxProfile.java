package dev.tuppence.tax;

import java.util.Locale;

/**
 * What decides a charge's tax rate later, at settlement: the reader's country and the kind of content, as one small number in the
 * charge: 8 x the country's number + the content's. No rate is looked up per unlock.
 *
 * @param country ISO 3166-1 alpha-2, or empty while it is unknown
 */
public record TaxProfile(String country, ContentClass content) {

    private static final int LETTERS = 26;
    private static final int CONTENTS = 8;
    private static final int UNKNOWN = LETTERS * LETTERS - 1; // ZZ

    public static TaxProfile of(int code) {
        int number = code / CONTENTS - 1;
        String country = number < 0 || number == UNKNOWN
                ? ""
                : "" + (char) ('A' + number / LETTERS) + (char) ('A' + number % LETTERS);
        return new TaxProfile(country, ContentClass.values()[code % CONTENTS]);
    }

    public int code() {
        return numberOf(country) * CONTENTS + content.ordinal();
    }

    /** As people call it; empty while it is unknown. */
    public String countryIn(Locale language) {
        return Locale.of("", country).getDisplayCountry(language);
    }

    /** 1 for AA to 675 for ZY; 0 for anything that is no two letters, and for ZZ, which stands for no country. */
    public static int numberOf(String country) {
        return country.matches("[A-Z]{2}") && !country.equals("ZZ")
                ? 1 + (country.charAt(0) - 'A') * LETTERS + country.charAt(1) - 'A'
                : 0;
    }
}
