package dev.tuppence.unlocks;

import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Subledger;
import dev.tuppence.ledger.TypeBalance;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Charges as books: each debits its reader's tab and credits what its creator accrued. */
@Component
class ChargesOnTabs implements Subledger {

    private final JdbcClient jdbc;

    ChargesOnTabs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "charges";
    }

    @Override
    public List<TypeBalance> balances() {
        return jdbc
                .sql("""
                        select currency, sum(amount_micros)::bigint as amount_micros from (
                            select currency, amount_micros from charge
                            union all select currency, -amount_micros from charge_return) lines
                        group by currency""")
                .query((row, number) ->
                        new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))))
                .list()
                .stream()
                .flatMap(sum -> Stream.of(
                        new TypeBalance(AccountType.TAB, sum), new TypeBalance(AccountType.ACCRUED, sum.negated())))
                .toList();
    }
}
