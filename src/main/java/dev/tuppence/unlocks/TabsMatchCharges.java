package dev.tuppence.unlocks;

import dev.tuppence.ledger.Invariant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A tab owes what was carried in, plus its open period's charges, minus their returns; and no charge is ahead of its tab. */
@Component
class TabsMatchCharges implements Invariant {

    private final JdbcClient jdbc;

    TabsMatchCharges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "tab-owes-its-open-charges";
    }

    @Override
    public List<String> violations() {
        return jdbc.sql("""
                        with line as (
                            select debtor, currency, period, amount_micros, 1 as units from charge
                            union all select debtor, currency, period, -amount_micros, -1 from charge_return
                        ), open as (
                            select t.reader_id, t.currency, coalesce(sum(l.amount_micros), 0) as amount,
                                   coalesce(sum(l.units), 0) as units
                            from tab t left join line l
                                on l.debtor = t.reader_id and l.currency = t.currency and l.period = t.period
                            group by t.reader_id, t.currency)
                        select format('tab %s %s owes %s, its lines say %s', t.reader_id, t.currency, t.owed_micros,
                                      t.carried_in_micros + o.amount)
                        from tab t join open o using (reader_id, currency)
                        where t.owed_micros <> t.carried_in_micros + o.amount or t.count <> o.units
                        union all
                        select format('a charge of %s is in period %s, its tab is not', l.debtor, l.period)
                        from line l left join tab t on t.reader_id = l.debtor and t.currency = l.currency
                        where t.reader_id is null or l.period > t.period
                        limit 100""").query((row, number) -> row.getString(1)).list();
    }
}
