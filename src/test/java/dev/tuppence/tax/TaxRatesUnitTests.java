package dev.tuppence.tax;

import static dev.tuppence.tax.ContentClass.AUDIO;
import static dev.tuppence.tax.ContentClass.E_PUBLICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxRatesUnitTests {

    private static final String OTHERS = "XA,FI,AUDIO DOWNLOAD SUPPORT,25.5,2024-09-01T00:00+03:00,law,paper\n";
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Test
    void whereThePlatformIsNotRegisteredTheRateIsZero() {
        TaxRates rates = Rates.published(Map.of("GB", LONG_AGO));

        assertThat(at(rates, "DE", AUDIO, "2026-11-21T00:00Z")).isZero();
        assertThat(at(rates, "GB", AUDIO, "2026-11-21T00:00Z")).isEqualTo(2000);
        assertThat(at(rates, "", AUDIO, "2026-11-21T00:00Z")).isZero();
    }

    @Test
    @Tag("edge-35")
    void aRateEndsInTheMomentInWhichTheNextBegins() {
        TaxRates rates = Rates.published(Map.of("OSS", LONG_AGO));

        assertThat(at(rates, "FI", E_PUBLICATION, "2025-12-31T23:59:59.999+02:00"))
                .isEqualTo(1400);
        assertThat(at(rates, "FI", E_PUBLICATION, "2026-01-01T00:00+02:00")).isEqualTo(1350);
    }

    @Test
    void whatWasBoughtBeforeThePlatformWasRegisteredIsNotTaxed() {
        TaxRates rates = Rates.published(Map.of("KR", Instant.parse("2027-01-01T00:00:00Z")));

        assertThat(at(rates, "KR", AUDIO, "2026-12-31T23:59:59Z")).isZero();
        assertThat(at(rates, "KR", AUDIO, "2027-01-01T00:00:00Z")).isEqualTo(1000);
    }

    @Test
    void everyMemberOfTheUnionHasARateForEverything() {
        assertThat(Rates.published(Map.of()).published())
                .filteredOn(one -> one.published().register().equals("OSS"))
                .extracting(one -> one.rate().profile().country())
                .containsOnly(
                        "AT,BE,BG,CY,CZ,DE,DK,EE,ES,FI,FR,GR,HR,HU,IE,IT,LT,LU,LV,MT,NL,PL,PT,RO,SE,SI,SK".split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XA,FI,E_PUBLICATION,14,2025-01-01T00:00+02:00",
                "XA,FI,E_PUBLICATION,14,2025-01-01T00:00+02:00, ,paper",
                "XA,FI,E_PUBLICATION,14,2025-01-01T00:00+02:00,law, ",
                "XA,FI,E_PUBLICATION,14,2025-01-01,law,paper",
                "XA,FI,E_PUBLICATION,101,2025-01-01T00:00+02:00,law,paper",
                "XA,FI,E_PUBLICATION,-1,2025-01-01T00:00+02:00,law,paper",
                "XA,FI,E_PUBLICATION,13.555,2025-01-01T00:00+02:00,law,paper",
                "XA,FI,VIDEO,14,2025-01-01T00:00+02:00,law,paper",
                "XA,Finland,E_PUBLICATION,14,2025-01-01T00:00+02:00,law,paper",
                "XA,FI,AUDIO,14,2025-01-01T00:00+02:00,law,paper",
                "XA,FI,E_PUBLICATION,14,2025-01-01T00:00+02:00,law,paper\nXA,FI,E_PUBLICATION,13,2024-12-31T22:00Z,law,paper",
            })
    void aTableThatMakesNoSenseIsNotTaken(String rates) {
        assertThatThrownBy(() -> Rates.of(OTHERS + rates, Map.of())).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aRegisterThatHasNoRatesIsNotTaken() {
        assertThatThrownBy(() -> Rates.published(Map.of("ATLANTIS", LONG_AGO))).hasMessageContaining("ATLANTIS");
    }

    @Test
    void aRegisterWhoseRatesNobodyVerifiedIsUsedOnlyWhenSomebodyConfirmsThem() {
        Map<String, Instant> registered = Map.of("OSS", Instant.parse("2027-01-01T00:00:00Z"));

        assertThatThrownBy(() -> Rates.published(registered, Set.of("GB")))
                .hasMessageContainingAll("OSS", "FI E_PUBLICATION 13.5 %", "tuppence.tax.confirmed")
                .satisfies(
                        refused -> assertThat(refused.getMessage()).doesNotContain("FI E_PUBLICATION 14 %", "AUDIO"));
        assertThatThrownBy(() -> Rates.of(OTHERS.replace("paper", "unverified"), registered))
                .isInstanceOf(RuntimeException.class);
        assertThat(Rates.published(registered, Set.of("OSS")).registered()).containsOnlyKeys("OSS");
        assertThat(Rates.published(Map.of("GB", LONG_AGO), Set.of()).registered())
                .containsOnlyKeys("GB");
    }

    @ParameterizedTest
    @CsvSource({"'', E_PUBLICATION, 0", "AA, AUDIO, 9", "AZ, SUPPORT, 211", "BA, DOWNLOAD, 218", "ZY, SUPPORT, 5403"})
    void aTaxProfileIsOneNumber(String country, ContentClass content, int code) {
        assertThat(new TaxProfile(country, content).code()).isEqualTo(code);
        assertThat(TaxProfile.of(code)).isEqualTo(new TaxProfile(country, content));
    }

    @Test
    void whatIsNoCountryIsUnknown() {
        assertThat(TaxProfile.numberOf("us")).isZero();
        assertThat(TaxProfile.numberOf("USA")).isZero();
        assertThat(TaxProfile.numberOf("ZZ")).isZero();
        assertThat(TaxProfile.of(5411)).isEqualTo(new TaxProfile("", ContentClass.SUPPORT));
    }

    private static int at(TaxRates rates, String country, ContentClass content, String at) {
        return rates.at(
                        new TaxProfile(country, content),
                        OffsetDateTime.parse(at).toInstant())
                .basisPoints();
    }
}
