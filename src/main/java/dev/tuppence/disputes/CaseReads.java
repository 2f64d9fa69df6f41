package dev.tuppence.disputes;

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

/** Cases as they stand. */
@Repository
class CaseReads {

    private final JdbcClient jdbc;

    CaseReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DisputeCase> find(long id) {
        return jdbc.sql("select * from dispute_case where id = :id")
                .param("id", id)
                .query(CaseReads::one)
                .optional();
    }

    Optional<DisputeCase> find(String dispute) {
        return jdbc.sql("select * from dispute_case where dispute = :dispute")
                .param("dispute", dispute)
                .query(CaseReads::one)
                .optional();
    }

    /** Those without a decision by deadline, then the decided ones, newest first. */
    List<DisputeCase> list(int page, int size) {
        return jdbc.sql("""
                        select * from dispute_case
                        order by closed_at is not null, case when closed_at is null then answer_by end, id desc
                        offset :offset limit :size""")
                .param("offset", (long) page * size)
                .param("size", size)
                .query(CaseReads::one)
                .list();
    }

    List<DisputeCase> of(ReaderId reader, int limit) {
        return jdbc.sql("select * from dispute_case where reader_id = :reader order by id desc limit :limit")
                .param("reader", reader.value())
                .param("limit", limit)
                .query(CaseReads::one)
                .list();
    }

    static DisputeCase one(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = CurrencyCode.valueOf(row.getString("currency"));
        Long reader = row.getObject("reader_id", Long.class);
        String tabCurrency = row.getString("tab_currency");
        return new DisputeCase(
                row.getLong("id"),
                row.getString("dispute"),
                row.getString("payment_reference"),
                row.getObject("settlement_id", Long.class),
                reader == null ? null : new ReaderId(reader),
                tabCurrency == null ? null : CurrencyCode.valueOf(tabCurrency),
                new Money(row.getLong("amount_micros"), currency),
                new Money(row.getLong("held_micros"), currency),
                new Money(row.getLong("excess_micros"), currency),
                new Money(row.getLong("credit_micros"), currency),
                new Money(row.getLong("fee_micros"), currency),
                row.getString("reason"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_by", OffsetDateTime.class).toInstant(),
                CaseState.valueOf(row.getString("state")),
                instant(row, "answered_at"),
                row.getString("evidence"),
                row.getString("refusal"),
                instant(row, "closed_at"),
                instant(row, "reinstated_at"),
                instant(row, "offered_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
