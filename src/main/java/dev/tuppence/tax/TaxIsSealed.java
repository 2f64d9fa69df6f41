package dev.tuppence.tax;

import dev.tuppence.ledger.Invariant;
import dev.tuppence.seals.SealedTable;
import dev.tuppence.seals.SealedTables;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entries are sealed, and their sums are in the books. */
@Configuration(proxyBeanMethods = false)
class TaxIsSealed {

    @Bean
    SealedTables sealedTax() {
        return SealedTables.of(SealedTable.of("tax_entry"));
    }

    @Bean
    Invariant taxEntriesAreTheBooks(JdbcClient jdbc) {
        return new Sums(jdbc);
    }

    private record Sums(JdbcClient jdbc) implements Invariant {

        @Override
        public String name() {
            return "tax-entries-are-the-books";
        }

        @Override
        public List<String> violations() {
            return jdbc.sql("""
                            with entries as (
                                select chr(64 + ((profile / 8 - 1) / 26) + 1) || chr(65 + (profile / 8 - 1) % 26) || '-' || basis_points
                                           as owner, currency, sum(tax_micros) as amount
                                from tax_entry where basis_points > 0 group by 1, 2),
                            books as (
                                select owner, currency, -sum(amount_micros) as amount from posting_line
                                where account = 'TAX' group by 1, 2)
                            select format('tax %s %s: entries %s, books %s', owner, currency, coalesce(e.amount, 0),
                                          coalesce(b.amount, 0))
                            from entries e full join books b using (owner, currency)
                            where coalesce(e.amount, 0) <> coalesce(b.amount, 0) limit 100""").query((row, number) -> row.getString(1)).list();
        }
    }
}
