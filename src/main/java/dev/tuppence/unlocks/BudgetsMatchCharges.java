package dev.tuppence.unlocks;

import dev.tuppence.ledger.Invariant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a budget counts as spent is the sum of its month's charges that were not returned. */
@Component
class BudgetsMatchCharges implements Invariant {

    private final JdbcClient jdbc;

    BudgetsMatchCharges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "budget-counts-its-charges";
    }

    @Override
    public List<String> violations() {
        return jdbc.sql("""
                        select format('reader %s spent %s %s of the budget in month %s, the charges say %s', t.reader_id,
                                      t.budget_spent_micros, t.currency, t.budget_month, s.amount)
                        from tab t cross join lateral (
                            select coalesce(sum(c.amount_micros), 0) as amount
                            from charge c left join charge_return r using (debtor, kind, subject, take)
                            where c.debtor = t.reader_id and c.currency = t.currency and r.debtor is null
                              and month_of(c.charged_at, t.zone) = t.budget_month) s
                        where t.budget_micros is not null and t.budget_spent_micros <> s.amount
                        limit 100""").query((row, number) -> row.getString(1)).list();
    }
}
