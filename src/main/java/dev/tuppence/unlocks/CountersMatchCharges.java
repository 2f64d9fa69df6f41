package dev.tuppence.unlocks;

import dev.tuppence.ledger.Invariant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A cap's counter is the sum of the charges that are in it and were not returned. */
@Component
class CountersMatchCharges implements Invariant {

    private final JdbcClient jdbc;

    CountersMatchCharges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "cap-counts-its-charges";
    }

    @Override
    public List<String> violations() {
        return jdbc.sql("""
                        with counted as (
                            select c.debtor as reader_id, c.payee as creator_id, c.currency, c.cap_month as month,
                                   sum(c.amount_micros) filter (where r.debtor is null) as amount
                            from charge c left join charge_return r using (debtor, kind, subject, take)
                            where c.cap_month > 0 group by 1, 2, 3, 4)
                        select format('reader %s spent %s on creator %s in month %s, the charges say %s', reader_id,
                                      coalesce(k.spent_micros, 0), creator_id, month, coalesce(c.amount, 0))
                        from cap_counter k full join counted c using (reader_id, creator_id, currency, month)
                        where coalesce(k.spent_micros, 0) <> coalesce(c.amount, 0)
                        limit 100""").query((row, number) -> row.getString(1)).list();
    }
}
