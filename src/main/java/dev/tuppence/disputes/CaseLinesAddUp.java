package dev.tuppence.disputes;

import dev.tuppence.creators.EveryCreator;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The items of each case sum to what it holds; what undecided cases hold is what the books hold. */
@Component
class CaseLinesAddUp implements Invariant {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final EveryCreator everyCreator;

    CaseLinesAddUp(JdbcClient jdbc, Ledger ledger, EveryCreator everyCreator) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.everyCreator = everyCreator;
    }

    @Override
    public String name() {
        return "disputed-items-sum-to-their-case";
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> violations() {
        Stream<String> lines =
                everyCreator
                        .call(() -> jdbc.sql("""
                        select format('case %s holds %s, its items %s micros', id, held_micros, sum(claimed_micros))
                        from dispute_case join dispute_line on case_id = id
                        group by id, held_micros having sum(claimed_micros) <> held_micros limit 50""")
                                .query((row, number) -> row.getString(1))
                                .list())
                        .stream();
        return Stream.concat(lines, held()).toList();
    }

    private Stream<String> held() {
        return Stream.of(CurrencyCode.values()).flatMap(currency -> {
            Money booked = ledger.balanceOf(Account.of(AccountType.DISPUTE_HELD), currency);
            Money open = jdbc.sql("""
                            select coalesce(sum(held_micros), 0)::bigint from dispute_case
                            where closed_at is null and currency = :currency""")
                    .param("currency", currency.name())
                    .query((row, number) -> new Money(row.getLong(1), currency))
                    .single();
            return booked.equals(open)
                    ? Stream.empty()
                    : Stream.of("books hold %s, open cases %s".formatted(booked, open));
        });
    }
}
