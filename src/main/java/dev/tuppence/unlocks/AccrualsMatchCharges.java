package dev.tuppence.unlocks;

import dev.tuppence.ledger.Invariant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Up to their cursor, creators' accruals are their charges. Summed over items, since charges forget theirs. */
@Component
class AccrualsMatchCharges implements Invariant {

    private final JdbcClient jdbc;

    AccrualsMatchCharges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "accruals-are-the-charges-they-have-read";
    }

    @Override
    public List<String> violations() {
        return jdbc.sql("""
                        with line as (
                            select payee, split_sheet, kind, currency, 1 as units, amount_micros from charge
                            where tx < (select tx from accrual_cursor)
                            union all
                            select payee, split_sheet, kind, currency, -1, -amount_micros from charge_return
                            where tx < (select tx from accrual_cursor)
                        ), said as (
                            select coalesce(p.creator_id, l.payee) as creator_id, l.currency, l.kind, sum(l.units) as units,
                                   sum(coalesce(split_share(l.amount_micros, p.weight, p.below, p.total), l.amount_micros)) as micros
                            from line l left join split_part p on p.sheet_id = l.split_sheet group by 1, 2, 3
                        ), projected as (
                            select creator_id, currency, kind, sum(units) as units, sum(gross_micros) as micros
                            from accrual group by 1, 2, 3)
                        select format('creator %s %s accrued %s by kind %s, the charges say %s', creator_id, currency,
                                      coalesce(a.micros, 0), kind, coalesce(s.micros, 0))
                        from said s full join projected a using (creator_id, currency, kind)
                        where coalesce(a.micros, 0) <> coalesce(s.micros, 0) or coalesce(a.units, 0) <> coalesce(s.units, 0)
                        limit 100""").query((row, number) -> row.getString(1)).list();
    }
}
