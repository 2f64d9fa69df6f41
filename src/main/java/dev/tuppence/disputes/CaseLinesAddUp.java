package dev.tuppence.disputes;

import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.Invariant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The items of each case sum to what it holds; what undecided cases hold is what the books hold. */
@Component
class CaseLinesAddUp implements Invariant {

    private final JdbcClient jdbc;
    private final EveryCreator everyCreator;

    CaseLinesAddUp(JdbcClient jdbc, EveryCreator everyCreator) {
        this.jdbc = jdbc;
        this.everyCreator = everyCreator;
    }

    @Override
    public String name() {
        return "disputed-items-sum-to-their-case";
    }

    /** One statement, so that all sides are of one moment. */
    @Override
    @Transactional(readOnly = true)
    public List<String> violations() {
        return everyCreator.call(
                () -> jdbc.sql("""
                        select format('case %s holds %s, its items %s micros', id, held_micros, sum(claimed_micros))
                        from dispute_case join dispute_line on case_id = id
                        group by id, held_micros having sum(claimed_micros) <> held_micros - credit_micros
                        union all
                        select format('books hold %s %s micros, open cases %s', coalesce(books.micros, 0), currency,
                          coalesce(cases.micros, 0))
                        from (select currency, sum(amount_micros) as micros from posting_line
                              where account = 'DISPUTE_HELD' group by currency) as books
                        full join (select currency, sum(held_micros) as micros from dispute_case
                                   where closed_at is null group by currency) as cases using (currency)
                        where coalesce(books.micros, 0) <> coalesce(cases.micros, 0)
                        limit 100""").query((row, number) -> row.getString(1)).list());
    }
}
