package dev.tuppence.tax;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is to be declared for a quarter. What is declared once stays: a later correction is in the quarter in which it was made. */
@Service
@Transactional(readOnly = true)
public class Filings {

    /** More countries, rates, currencies and corrected quarters than there are. */
    public static final int MOST = 10_000;

    private static final int QUARTERS = 40;

    /**
     * One country, rate and currency.
     *
     * @param country empty while it is unknown
     * @param corrected the earlier quarter that this corrects, none for what was paid in this one
     */
    public record Row(
            String country, int basisPoints, @Nullable Quarter corrected, Money net, Money tax) {

        public BigDecimal percent() {
            return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros();
        }
    }

    private final JdbcClient jdbc;
    private final TaxSettings settings;
    private final Clock clock;

    Filings(JdbcClient jdbc, TaxSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Newest first, the one that is not over yet included. */
    public List<Quarter> quarters() {
        Quarter now = Quarter.at(clock.instant(), settings.zone());
        Quarter first = jdbc.sql("select booked_at from tax_entry order by booked_at limit 1")
                .query((row, number) -> Quarter.at(
                        row.getObject("booked_at", OffsetDateTime.class).toInstant(), settings.zone()))
                .optional()
                .orElse(now);
        return Stream.iterate(now, Quarter::before)
                .limit(QUARTERS)
                .takeWhile(one -> !one.ends(settings.zone()).isBefore(first.ends(settings.zone())))
                .toList();
    }

    /** By country, rate and currency; what was paid before corrections. */
    public List<Row> of(Quarter quarter) {
        return jdbc.sql("""
                        select e.profile / 8 * 8 as profile, e.basis_points, e.currency,
                               case when p.booked_at < :from then to_char(p.booked_at at time zone :zone, 'YYYY"-Q"Q') end
                                   as corrected,
                               sum(e.gross_micros - e.tax_micros)::bigint as net, sum(e.tax_micros)::bigint as tax
                        from tax_entry e cross join lateral (
                            select min(booked_at) as booked_at from tax_entry p
                            where p.settlement_id = e.settlement_id and p.source = 'paid') p
                        where e.booked_at >= :from and e.booked_at < :to
                        group by 1, 2, 3, 4 order by 1, 2, 3, 4 nulls first limit :most""")
                .param("from", quarter.begins(settings.zone()).atOffset(ZoneOffset.UTC))
                .param("to", quarter.ends(settings.zone()).atOffset(ZoneOffset.UTC))
                .param("zone", settings.zone().getId())
                .param("most", MOST)
                .query(Filings::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = CurrencyCode.valueOf(row.getString("currency"));
        String corrected = row.getString("corrected");
        return new Row(
                TaxProfile.of(row.getInt("profile")).country(),
                row.getInt("basis_points"),
                corrected == null ? null : Quarter.of(corrected),
                new Money(row.getLong("net"), currency),
                new Money(row.getLong("tax"), currency));
    }
}
