package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Settlements as they stand. */
@Repository
class SettlementRows {

    private final JdbcClient jdbc;

    SettlementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Settlement> find(long id) {
        return jdbc.sql("select * from settlement where id = :id")
                .param("id", id)
                .query(SettlementRows::settlement)
                .optional();
    }

    List<Settlement> all(List<Long> ids) {
        return jdbc.sql("select * from settlement where id = any(:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(SettlementRows::settlement)
                .list();
    }

    /** After its tab was locked. */
    Settlement lock(long id) {
        return jdbc.sql("select * from settlement where id = :id for update")
                .param("id", id)
                .query(SettlementRows::settlement)
                .single();
    }

    Optional<Settlement> ofPeriod(ReaderId reader, CurrencyCode currency, int period) {
        return jdbc.sql("""
                        select * from settlement
                        where reader_id = :reader and currency = :currency and period = :period for update""")
                .param("reader", reader.value())
                .param("currency", currency.name())
                .param("period", period)
                .query(SettlementRows::settlement)
                .optional();
    }

    /** Oldest first. */
    List<Settlement> unpaid(ReaderId reader) {
        return jdbc.sql("""
                        select * from settlement where reader_id = :reader
                          and state in ('NOTICED', 'CHARGING', 'NEEDS_ACTION', 'DECLINED_SOFT', 'DECLINED_HARD', 'UNKNOWN',
                                        'WRITTEN_OFF')
                        order by id limit 100""")
                .param("reader", reader.value())
                .query(SettlementRows::settlement)
                .list();
    }

    /** Whether something was forgiven this reader since then. The reader's tabs are locked. */
    boolean forgiven(ReaderId reader, Instant since) {
        return jdbc.sql(
                        "select exists (select from settlement where reader_id = :reader and state = 'FORGIVEN' and paid_at > :since)")
                .param("reader", reader.value())
                .param("since", SettlementMoves.utc(since))
                .query(Boolean.class)
                .single();
    }

    /** The carried settlements whose lines this one pays for. */
    List<Settlement> coveredBy(long id) {
        return jdbc.sql("select * from settlement where covered_by = :id order by period")
                .param("id", id)
                .query(SettlementRows::settlement)
                .list();
    }

    static Settlement settlement(ResultSet row, int number) throws SQLException {
        var currency = CurrencyCode.valueOf(row.getString("currency"));
        Long paidBy = row.getObject("paid_by", Long.class);
        return new Settlement(
                row.getLong("id"),
                new ReaderId(row.getLong("reader_id")),
                currency,
                row.getInt("period"),
                SettlementState.valueOf(row.getString("state")),
                Cause.valueOf(row.getString("cause")),
                new Money(row.getLong("gross_micros"), currency),
                new Money(row.getLong("carried_in_micros"), currency),
                new Money(row.getLong("removed_micros"), currency),
                new Money(row.getLong("credit_used_micros"), currency),
                new Money(row.getLong("charged_micros"), currency),
                new Money(row.getLong("carried_out_micros"), currency),
                row.getObject("carried_into", Integer.class),
                row.getObject("covered_by", Long.class),
                instant(row, "oldest_at"),
                instant(row, "closed_at"),
                nullable(row, "noticed_at"),
                nullable(row, "notice_told_at"),
                nullable(row, "notice_opened_at"),
                nullable(row, "postponed_at"),
                instant(row, "charge_at"),
                row.getInt("retries"),
                nullable(row, "retry_at"),
                row.getString("decline_code"),
                row.getString("payment_intent"),
                nullable(row, "paid_at"),
                nullable(row, "written_off_at"),
                new Money(row.getLong("prefunded_micros"), currency),
                paidBy == null ? null : new ReaderId(paidBy));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
