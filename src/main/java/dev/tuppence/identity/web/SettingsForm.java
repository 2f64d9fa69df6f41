package dev.tuppence.identity.web;

import dev.tuppence.identity.Languages;
import dev.tuppence.money.CurrencyCode;
import jakarta.validation.constraints.AssertTrue;
import java.util.Arrays;

/** What is missing counts as wrong. */
record SettingsForm(String language, String zone, String homeCurrency, String country) {

    @AssertTrue(message = "{identity.settings.language.wrong}")
    boolean isLanguageKnown() {
        return Languages.ALL.stream().anyMatch(known -> known.toLanguageTag().equals(language));
    }

    @AssertTrue(message = "{identity.settings.zone.wrong}")
    boolean isZoneKnown() {
        return Zones.has(zone);
    }

    @AssertTrue(message = "{identity.settings.country.wrong}")
    boolean isCountryKnown() {
        return Countries.has(country);
    }

    @AssertTrue(message = "{identity.settings.currency.wrong}")
    boolean isHomeCurrencyKnown() {
        return Arrays.stream(CurrencyCode.values())
                .anyMatch(known -> known.name().equals(homeCurrency));
    }
}
