package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;

import dev.tuppence.identity.Profile;
import dev.tuppence.identity.ProfileChanged;
import dev.tuppence.identity.ReaderSignedUp;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** How far tabs go. */
class TabLimitsTests extends WithAGuest {

    @Autowired
    TabLimits limits;

    @Autowired
    Readers readers;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void limitsGrowWithTrust() {
        limits.open(reader, CurrencyCode.USD);
        limits.open(reader, CurrencyCode.EUR);
        assertLimits("0.50", "0"); // a guest has one tab
        inTransaction(() -> {
            events.publishEvent(new ReaderSignedUp(reader));
            return reader;
        });
        assertLimits("1", "0.10");
        change(() -> tabs.cardSaved(reader, "ZZ"));
        assertLimits("8", "0.80");
        change(() -> tabs.settlementPaid(reader));
        assertLimits("12", "1.20");
        for (int i = 0; i < 8; i++) {
            change(() -> tabs.settlementPaid(reader));
        }
        assertLimits("40", "4");
        change(() -> tabs.cardDeclined(reader));
        change(() -> limits.signedUp(reader)); // again: a card stays a card
        assertLimits("8", "0.80");
    }

    @Test
    void aCurrencyWithoutLimitsTakesNothing() {
        limits.open(reader, CurrencyCode.BRL);
        assertThat(tabs.of(reader, CurrencyCode.BRL).orElseThrow().limit()).isEqualTo(Money.zero(CurrencyCode.BRL));
    }

    @Test
    @Tag("edge-28")
    @Tag("edge-41")
    void limitsFollowTheHomeCurrencyAndMonthsTheZone() {
        change(() -> limits.signedUp(reader));
        limits.open(reader, CurrencyCode.USD);
        limits.open(reader, CurrencyCode.EUR);
        var moved = new Profile(reader, null, Locale.GERMAN, ZoneId.of("Europe/Berlin"), "DE", CurrencyCode.EUR);
        doReturn(moved).when(readers).profileOf(reader);
        change(() -> events.publishEvent(new ProfileChanged(reader)));
        assertLimits("0.10", "1");
        assertThat(jdbc.sql("select distinct zone from tab where reader_id = :reader")
                        .param("reader", reader.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Europe/Berlin");
    }

    private void assertLimits(String usd, String eur) {
        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().limit())
                .isEqualTo(Money.ofMajorUnits(new BigDecimal(usd), CurrencyCode.USD));
        assertThat(tabs.of(reader, CurrencyCode.EUR).orElseThrow().limit())
                .isEqualTo(Money.ofMajorUnits(new BigDecimal(eur), CurrencyCode.EUR));
    }
}
