package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.tax.ContentClass;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.tax.Taxed;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of settlements that are taxed elsewhere than their readers said. */
@Repository
class MovedRows {

    /** What was unlocked at once of one kind. */
    record Unlocked(ContentClass content, Instant at, long micros) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    MovedRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Which time it is. */
    int add(long settlement, String country, String evidence) {
        return jdbc.sql("""
                        insert into settlement_country (settlement_id, number, country, evidence, moved_at)
                        select :id, 1 + count(*), :country, :evidence, :now from settlement_country where settlement_id = :id
                        returning number""")
                .param("id", settlement)
                .param("country", country)
                .param("evidence", evidence)
                .param("now", OffsetDateTime.now(clock))
                .query(Integer.class)
                .single();
    }

    /** Without what was returned. */
    List<Unlocked> unlocked(long settlement) {
        return jdbc.sql(ShareRows.PERIODS + """
                        select c.tax_profile % 8 as content, c.charged_at, sum(c.amount_micros)::bigint as micros
                        from period p join charge c using (debtor, currency, period)
                        where not exists (select from charge_return r where r.debtor = c.debtor and r.kind = c.kind
                                          and r.subject = c.subject and r.take = c.take)
                        group by 1, 2 order by 1, 2""")
                .param("ids", new Long[] {settlement})
                .query((row, number) -> new Unlocked(
                        ContentClass.values()[row.getInt("content")],
                        row.getObject("charged_at", OffsetDateTime.class).toInstant(),
                        row.getLong("micros")))
                .list();
    }

    Taxed taxed(TaxRate rate, Money gross) {
        long tax = jdbc.sql("select tax_in(:gross, :points)")
                .param("gross", gross.micros())
                .param("points", rate.basisPoints())
                .query(Long.class)
                .single();
        return new Taxed(rate, gross, new Money(tax, gross.currency()));
    }
}
