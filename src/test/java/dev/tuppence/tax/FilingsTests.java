package dev.tuppence.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tuppence.TestDatabase;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class FilingsTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final TaxProfile READING = new TaxProfile("DE", ContentClass.E_PUBLICATION);

    private final JdbcClient jdbc;
    private final Filings filings;

    FilingsTests() throws SQLException {
        jdbc = JdbcClient.create(
                new SingleConnectionDataSource(TestDatabase.migrated().getConnection(), true));
        var settings = new TaxSettings(
                new ClassPathResource("tax/rates.csv"), Map.of(), Set.of(), ZoneId.of("Europe/Berlin"), "Seller");
        filings = new Filings(jdbc, settings, Clock.fixed(NOW, ZoneId.of("UTC")));
    }

    @Test
    @Tag("edge-35")
    void whatGoesBackInALaterQuarterCorrectsTheEarlierOneThereAndTheEarlierOneStays() {
        entry(1, "paid", 107, 7, "2026-09-30T21:59:59Z"); // a second before October in Berlin
        entry(1, "returned-1", -10, -1, "2026-09-30T21:59:59Z");
        entry(1, "returned-2", -20, -2, "2026-09-30T22:00:00Z");
        entry(2, "paid", 214, 14, "2026-09-30T22:00:00Z");

        assertThat(filings.quarters()).containsExactly(new Quarter(2026, 4), new Quarter(2026, 3));
        assertThat(filings.of(new Quarter(2026, 3)))
                .extracting(Filings.Row::country, Filings.Row::corrected, Filings.Row::net, Filings.Row::tax)
                .containsExactly(tuple("DE", null, euros(91), euros(6)));
        assertThat(filings.of(new Quarter(2026, 4)))
                .extracting(Filings.Row::country, Filings.Row::corrected, Filings.Row::net, Filings.Row::tax)
                .containsExactly(
                        tuple("DE", null, euros(200), euros(14)),
                        tuple("DE", new Quarter(2026, 3), euros(-18), euros(-2)));
    }

    @Test
    @Tag("edge-35")
    void whatIsMovedInALaterQuarterCorrectsTheEarlierOneInBothCountries() {
        entry(1, "paid", 107, 7, "2026-09-30T12:00:00Z");
        entry(1, "moved-1-from", -107, -7, "2026-10-05T12:00:00Z");
        entry(1, "moved-1-to", new TaxProfile("AT", ContentClass.E_PUBLICATION), 107, 10, "2026-10-05T12:00:00Z");

        assertThat(filings.of(new Quarter(2026, 3)))
                .extracting(Filings.Row::country, Filings.Row::tax)
                .containsExactly(tuple("DE", euros(7)));
        assertThat(filings.of(new Quarter(2026, 4)))
                .extracting(Filings.Row::country, Filings.Row::corrected, Filings.Row::tax)
                .containsExactly(
                        tuple("AT", new Quarter(2026, 3), euros(10)), tuple("DE", new Quarter(2026, 3), euros(-7)));
    }

    private void entry(long settlement, String source, long gross, long tax, String at) {
        entry(settlement, source, READING, gross, tax, at);
    }

    private void entry(long settlement, String source, TaxProfile profile, long gross, long tax, String at) {
        jdbc.sql("""
                        insert into tax_entry (settlement_id, source, profile, basis_points, currency, gross_micros, tax_micros,
                                               booked_at)
                        values (:settlement, :source, :profile, 700, 'EUR', :gross, :tax, :at::timestamptz)""")
                .param("settlement", settlement)
                .param("source", source)
                .param("profile", profile.code())
                .param("gross", gross)
                .param("tax", tax)
                .param("at", at)
                .update();
    }

    private static Money euros(long micros) {
        return new Money(micros, CurrencyCode.EUR);
    }
}
