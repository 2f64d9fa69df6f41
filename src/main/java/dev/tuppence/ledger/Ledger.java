package dev.tuppence.ledger;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The general journal. Append-only; joins the caller's transaction, so that money and its reason commit together.
 */
@Service
public class Ledger {

    private final JdbcClient jdbc;
    private final List<Subledger> subledgers;
    private final Clock clock;

    Ledger(JdbcClient jdbc, List<Subledger> subledgers, Clock clock) {
        this.jdbc = jdbc;
        this.subledgers = subledgers;
        this.clock = clock;
    }

    /** Returns false when this kind of effect was booked for this source before; then nothing changes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean post(Posting posting) {
        Optional<Long> booked = jdbc.sql("""
                        insert into posting (kind, source, posted_at) values (:kind, :source, :now)
                        on conflict do nothing returning id""")
                .param("kind", posting.kind())
                .param("source", posting.source())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional();
        booked.ifPresent(id -> {
            insertLines(id, posting.lines());
            insertVoucher(id, posting.voucher());
        });
        return booked.isPresent();
    }

    /** The journal's balance of one account; debits are positive. Subledgers are not in it. */
    @Transactional(readOnly = true)
    public Money balanceOf(Account account, CurrencyCode currency) {
        Long sum = jdbc.sql("""
                        select coalesce(sum(amount_micros), 0)::bigint from posting_line
                        where account = :account and owner = :owner and currency = :currency""")
                .param("account", account.type().name())
                .param("owner", account.owner())
                .param("currency", currency.name())
                .query(Long.class)
                .single();
        return new Money(sum, currency);
    }

    /** Journal and subledgers, by account type and currency. */
    @Transactional(readOnly = true)
    public TrialBalance trialBalance() {
        List<TypeBalance> journal = jdbc.sql("""
                        select account, currency, sum(amount_micros)::bigint as amount_micros
                        from posting_line group by account, currency""").query(Ledger::typeBalance).list();
        Map<List<Enum<?>>, Money> sums = Stream.concat(
                        journal.stream(), subledgers.stream().flatMap(books -> books.balances().stream()))
                .collect(Collectors.toMap(
                        line -> List.of(line.type(), line.balance().currency()), TypeBalance::balance, Money::plus));
        return new TrialBalance(sums.entrySet().stream()
                .map(sum -> new TypeBalance((AccountType) sum.getKey().getFirst(), sum.getValue()))
                .sorted(Comparator.comparing(TypeBalance::type)
                        .thenComparing(line -> line.balance().currency()))
                .toList());
    }

    private void insertLines(long posting, List<Posting.Line> lines) {
        jdbc.sql("""
                        insert into posting_line (posting_id, account, owner, currency, amount_micros)
                        select :posting, * from unnest(:accounts::text[], :owners::text[], :currencies::text[], :amounts::bigint[])""")
                .param("posting", posting)
                .param(
                        "accounts",
                        lines.stream().map(line -> line.account().type().name()).toArray(String[]::new))
                .param(
                        "owners",
                        lines.stream().map(line -> line.account().owner()).toArray(String[]::new))
                .param(
                        "currencies",
                        lines.stream()
                                .map(line -> line.amount().currency().name())
                                .toArray(String[]::new))
                .param(
                        "amounts",
                        lines.stream().map(line -> line.amount().micros()).toArray(Long[]::new))
                .update();
    }

    private void insertVoucher(long posting, @Nullable String voucher) {
        if (voucher != null) {
            jdbc.sql("insert into posting_voucher (posting_id, voucher) values (:posting, :voucher)")
                    .param("posting", posting)
                    .param("voucher", voucher)
                    .update();
        }
    }

    private static TypeBalance typeBalance(ResultSet row, int number) throws SQLException {
        return new TypeBalance(
                AccountType.valueOf(row.getString("account")),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))));
    }
}
