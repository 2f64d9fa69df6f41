package dev.tuppence.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every posting and all books sum to zero per currency. */
@Component
class BooksBalance implements Invariant {

    private final JdbcClient jdbc;
    private final Ledger ledger;

    BooksBalance(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "books-sum-to-zero";
    }

    @Override
    public List<String> violations() {
        List<String> postings =
                jdbc.sql("""
                        select format('posting %s is off by %s %s', posting_id, sum(amount_micros), currency)
                        from posting_line group by posting_id, currency having sum(amount_micros) <> 0 limit 100""").query((row, number) -> row.getString(1)).list();
        if (!postings.isEmpty() || ledger.trialBalance().balanced()) {
            return postings;
        }
        return List.of("trial balance is off by " + ledger.trialBalance().sums());
    }
}
