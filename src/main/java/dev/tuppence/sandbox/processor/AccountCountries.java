package dev.tuppence.sandbox.processor;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/** Where Stripe opens accounts: "Global availability", and by "Cross-border payouts" with the recipient agreement. */
final class AccountCountries {

    private static final Set<String> FULL = Set.of(
            "AE AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SG SI SK TH US"
                    .split(" "));
    private static final Set<String> RECIPIENT = Set.of(
            "AG AL AM AO AR AZ BA BD BH BJ BN BO BS BT BW CI CL CO CR DO DZ EC EG ET GA GH GM GT GY ID IL IN IS JM JO KE KH KR KW KZ LA LC LK MA MC MD MG MK MN MO MU MZ NA NE NG OM PA PE PH PK PY QA RS RW SA SM SN SV TN TR TT TW TZ UY UZ VN ZA"
                    .split(" "));

    private AccountCountries() {}

    static void requireSupported(String country, boolean recipient) {
        if (FULL.contains(country) || recipient && RECIPIENT.contains(country)) {
            return;
        }
        String message = RECIPIENT.contains(country)
                ? "Accounts in '%s' need tos_acceptance[service_agreement]=recipient.".formatted(country)
                : "Country '%s' is not supported by Stripe.".formatted(country);
        throw Refusal.invalid("country_unsupported", message, "country");
    }

    static String currencyOf(String country) {
        return Currency.getInstance(Locale.of("", country)).getCurrencyCode().toLowerCase(Locale.ROOT);
    }
}
