package dev.tuppence.disputes;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.settlement.SettlementView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CaseRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty when there is a case of this dispute. */
    Optional<DisputeCase> insert(DisputeOpened opened, @Nullable SettlementView paid, Money held) {
        return jdbc.sql("""
                        insert into dispute_case (dispute, payment_reference, settlement_id, reader_id, tab_currency, currency, amount_micros,
                            held_micros, excess_micros, fee_micros, reason, opened_at, answer_by, state)
                        values (:dispute, :reference, :settlement, :reader, :tabCurrency, :currency, :amount,
                            :held, :excess, :fee, :reason, :now, :answerBy, 'OPEN')
                        on conflict (dispute) do nothing returning *""")
                .param("dispute", opened.dispute())
                .param("reference", opened.paymentReference())
                .param("settlement", paid == null ? null : paid.id())
                .param("reader", paid == null ? null : paid.reader().value())
                .param(
                        "tabCurrency",
                        paid == null ? null : paid.charged().currency().name())
                .param("currency", opened.amount().currency().name())
                .param("amount", opened.amount().micros())
                .param("held", held.micros())
                .param("excess", opened.amount().minus(held).micros())
                .param("fee", opened.fee().micros())
                .param("reason", opened.reason())
                .param("now", OffsetDateTime.now(clock))
                .param("answerBy", opened.answerBy().atOffset(ZoneOffset.UTC))
                .query(CaseRows::one)
                .optional();
    }

    /** What other disputes hold of this settlement, or have taken for good. */
    Money heldOf(long settlement, CurrencyCode currency) {
        return jdbc.sql("""
                        select coalesce(sum(held_micros), 0)::bigint from dispute_case
                        where settlement_id = :settlement and currency = :currency and state <> 'WON'""")
                .param("settlement", settlement)
                .param("currency", currency.name())
                .query((row, number) -> new Money(row.getLong(1), currency))
                .single();
    }

    /** How many other cases keep this one's tab blocked. */
    int blockingOthers(DisputeCase one) {
        return jdbc.sql("""
                        select count(*)::int from dispute_case other join dispute_case mine using (reader_id, tab_currency)
                        where mine.id = :id and other.id <> mine.id and other.state <> 'WON' and other.reinstated_at is null""")
                .param("id", one.id())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /** Empty when it was closed before, or never opened. */
    Optional<DisputeCase> close(String dispute, boolean won, Money feeReturned) {
        return jdbc.sql("""
                        update dispute_case set state = :state, closed_at = :now, fee_returned_micros = :feeReturned
                        where dispute = :dispute and closed_at is null returning *""")
                .param("state", won ? "WON" : "LOST")
                .param("now", OffsetDateTime.now(clock))
                .param("feeReturned", feeReturned.micros())
                .param("dispute", dispute)
                .query(CaseRows::one)
                .optional();
    }

    /** Empty when it is not open to an answer. */
    Optional<DisputeCase> answer(long id, CaseState state, ReaderId by, @Nullable String evidence) {
        return jdbc.sql("""
                        update dispute_case
                        set state = :state, answered_at = :now, answered_by = :by, evidence = :evidence, refusal = null
                        where id = :id and state = 'OPEN' returning *""")
                .param("state", state.name())
                .param("now", OffsetDateTime.now(clock))
                .param("by", by.value())
                .param("evidence", evidence)
                .param("id", id)
                .query(CaseRows::one)
                .optional();
    }

    /** The answer did not arrive, so the case waits for another. */
    void reopen(String dispute, String refusal) {
        jdbc.sql("""
                        update dispute_case set state = 'OPEN', refusal = :refusal
                        where dispute = :dispute and state in ('ACCEPTED', 'CONTESTED')""").param("refusal", refusal).param("dispute", dispute).update();
    }

    Optional<DisputeCase> reinstate(long id) {
        return jdbc.sql("""
                        update dispute_case set reinstated_at = :now
                        where id = :id and state = 'LOST' and reinstated_at is null returning *""")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .query(CaseRows::one)
                .optional();
    }

    Optional<DisputeCase> find(long id) {
        return jdbc.sql("select * from dispute_case where id = :id")
                .param("id", id)
                .query(CaseRows::one)
                .optional();
    }

    Optional<DisputeCase> find(String dispute) {
        return jdbc.sql("select * from dispute_case where dispute = :dispute")
                .param("dispute", dispute)
                .query(CaseRows::one)
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
                .query(CaseRows::one)
                .list();
    }

    List<DisputeCase> of(ReaderId reader, int limit) {
        return jdbc.sql("select * from dispute_case where reader_id = :reader order by id desc limit :limit")
                .param("reader", reader.value())
                .param("limit", limit)
                .query(CaseRows::one)
                .list();
    }

    private static DisputeCase one(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = CurrencyCode.valueOf(row.getString("currency"));
        Long reader = row.getObject("reader_id", Long.class);
        String tabCurrency = row.getString("tab_currency");
        return new DisputeCase(
                row.getLong("id"),
                row.getString("dispute"),
                row.getObject("settlement_id", Long.class),
                reader == null ? null : new ReaderId(reader),
                tabCurrency == null ? null : CurrencyCode.valueOf(tabCurrency),
                new Money(row.getLong("amount_micros"), currency),
                new Money(row.getLong("held_micros"), currency),
                new Money(row.getLong("excess_micros"), currency),
                new Money(row.getLong("fee_micros"), currency),
                row.getString("reason"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_by", OffsetDateTime.class).toInstant(),
                CaseState.valueOf(row.getString("state")),
                instant(row, "answered_at"),
                row.getString("evidence"),
                row.getString("refusal"),
                instant(row, "closed_at"),
                instant(row, "reinstated_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
