package dev.tuppence.tax;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tax of each paid settlement, and what was taken back of it. Whoever adds an entry books it. */
@Repository
public class TaxEntries {

    /** Why the first entries of a settlement are there. */
    public static final String PAID = "paid";

    /** One entry. */
    public record Entry(String source, Taxed taxed, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    TaxEntries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param source why; once for each settlement */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long settlement, String source, List<Taxed> amounts) {
        for (Taxed one : amounts) {
            jdbc.sql("""
                            insert into tax_entry (settlement_id, source, profile, basis_points, currency, gross_micros,
                                                   tax_micros, booked_at)
                            values (:settlement, :source, :profile, :points, :currency, :gross, :tax, :now)""")
                    .param("settlement", settlement)
                    .param("source", source)
                    .param("profile", one.rate().profile().code())
                    .param("points", one.rate().basisPoints())
                    .param("currency", one.gross().currency().name())
                    .param("gross", one.gross().micros())
                    .param("tax", one.tax().micros())
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        }
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Entry> of(long settlement) {
        return jdbc.sql("""
                        select * from tax_entry where settlement_id = :settlement
                        order by booked_at, source <> 'paid', source, profile, basis_points""")
                .param("settlement", settlement)
                .query((row, number) -> new Entry(
                        row.getString("source"),
                        taxed(row),
                        row.getObject("booked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What was not taken back, per rate. */
    @Transactional(readOnly = true)
    public List<Taxed> left(long settlement) {
        return sums(settlement, "> 0");
    }

    /** Of what more was taken back than there was, per rate, below zero. */
    @Transactional(readOnly = true)
    public List<Taxed> overdrawn(long settlement) {
        return sums(settlement, "< 0");
    }

    private List<Taxed> sums(long settlement, String which) {
        return jdbc.sql("""
                        select profile, basis_points, currency, sum(gross_micros)::bigint as gross_micros,
                               sum(tax_micros)::bigint as tax_micros
                        from tax_entry where settlement_id = :settlement group by profile, basis_points, currency
                        having sum(gross_micros) %s order by profile, basis_points""".formatted(which))
                .param("settlement", settlement)
                .query((row, number) -> taxed(row))
                .list();
    }

    private static Taxed taxed(ResultSet row) throws SQLException {
        CurrencyCode currency = CurrencyCode.valueOf(row.getString("currency"));
        return new Taxed(
                new TaxRate(TaxProfile.of(row.getInt("profile")), row.getInt("basis_points")),
                new Money(row.getLong("gross_micros"), currency),
                new Money(row.getLong("tax_micros"), currency));
    }
}
