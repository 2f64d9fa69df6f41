package dev.tuppence.admin;

import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.SelfCheck.Finding;
import dev.tuppence.ledger.TrialBalance;
import dev.tuppence.ledger.TypeBalance;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the last check found. Each step commits, so that others see how far it is. */
@Repository
class CheckUpRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CheckUpRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void begin(int total) {
        jdbc.sql("update check_up set started_at = :now, done = 0, total = :total")
                .param("now", now())
                .param("total", total)
                .update();
    }

    @Transactional
    public void keep(TrialBalance balance) {
        jdbc.sql("delete from check_up_balance").update();
        for (TypeBalance line : balance.balances()) {
            jdbc.sql(
                            "insert into check_up_balance (account, currency, amount_micros) values (:account, :currency, :amount)")
                    .param("account", line.type().name())
                    .param("currency", line.balance().currency().name())
                    .param("amount", line.balance().micros())
                    .update();
        }
    }

    @Transactional
    public void keep(Finding finding) {
        jdbc.sql("""
                        insert into check_up_finding (invariant, violations, checked_at) values (:invariant, :violations, :now)
                        on conflict (invariant) do update
                          set violations = excluded.violations, checked_at = excluded.checked_at""")
                .param("invariant", finding.invariant())
                .param("violations", finding.violations().toArray(String[]::new))
                .param("now", now())
                .update();
        jdbc.sql("update check_up set done = done + 1").update();
    }

    /** Rules that are no longer asked are forgotten. */
    @Transactional
    public void finish() {
        jdbc.sql("delete from check_up_finding where checked_at < (select started_at from check_up)")
                .update();
        jdbc.sql("update check_up set finished_at = :now").param("now", now()).update();
    }

    @Transactional(readOnly = true)
    public CheckUp last() {
        return jdbc.sql("select * from check_up")
                .query((row, number) -> new CheckUp(
                        instant(row, "started_at"),
                        instant(row, "finished_at"),
                        row.getInt("done"),
                        row.getInt("total"),
                        balance(),
                        findings()))
                .single();
    }

    private TrialBalance balance() {
        return new TrialBalance(jdbc
                .sql("select * from check_up_balance")
                .query((row, number) -> new TypeBalance(
                        AccountType.valueOf(row.getString("account")),
                        new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency")))))
                .list()
                .stream()
                .sorted(Comparator.comparing(
                                (TypeBalance line) -> line.balance().currency())
                        .thenComparing(TypeBalance::type))
                .toList());
    }

    private List<Finding> findings() {
        return jdbc.sql("select invariant, violations from check_up_finding order by violations = '{}', invariant")
                .query((row, number) -> new Finding(row.getString("invariant"), List.of((String[])
                        row.getArray("violations").getArray())))
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
