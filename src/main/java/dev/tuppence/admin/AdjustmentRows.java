package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AdjustmentRows {

    private static final String WITH_DECISION = """
            select a.*, d.approved, d.decided_by from adjustment a
            left join adjustment_decision d on d.adjustment_id = a.id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    AdjustmentRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long add(AdjustmentWish wish, @Nullable Long mirrors, ReaderId admin) {
        return jdbc.sql("""
                        insert into adjustment (debit_account, credit_account, amount_micros, currency, reason, note, mirrors,
                                                requested_by, requested_at)
                        values (:debit, :credit, :amount, :currency, :reason, :note, :mirrors, :admin, :now) returning id""")
                .param("debit", wish.debit().name())
                .param("credit", wish.credit().name())
                .param("amount", wish.amount().micros())
                .param("currency", wish.amount().currency().name())
                .param("reason", wish.reason().name())
                .param("note", wish.note())
                .param("mirrors", mirrors)
                .param("admin", admin.value())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** False when it was decided before, or is the admin's own. */
    boolean decide(long id, boolean approved, ReaderId admin) {
        return jdbc.sql("""
                        insert into adjustment_decision (adjustment_id, requested_by, approved, decided_by, decided_at)
                        select id, requested_by, :approved, :admin, :now from adjustment
                        where id = :id and requested_by <> :admin on conflict do nothing""")
                        .param("id", id)
                        .param("approved", approved)
                        .param("admin", admin.value())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** False when it was decided before, or somebody else asked. */
    boolean decideAlone(long id, Money limit, ReaderId admin) {
        return jdbc.sql("""
                        insert into adjustment_decision (adjustment_id, requested_by, approved, decided_by, decided_at, alone_up_to_micros)
                        select id, requested_by, true, :admin, :now, :limit from adjustment
                        where id = :id and requested_by = :admin on conflict do nothing""")
                        .param("id", id)
                        .param("limit", limit.micros())
                        .param("admin", admin.value())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** What the admin booked alone today. */
    Money aloneToday(ReaderId admin, CurrencyCode currency) {
        return new Money(
                jdbc.sql("""
                                select coalesce(sum(a.amount_micros), 0)::bigint
                                from adjustment_decision d join adjustment a on a.id = d.adjustment_id
                                where d.decided_by = :admin and d.alone_up_to_micros is not null and d.decided_at >= :day
                                  and a.currency = :currency""")
                        .param("admin", admin.value())
                        .param("day", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.DAYS))
                        .param("currency", currency.name())
                        .query(Long.class)
                        .single(),
                currency);
    }

    /** Of two that one admin books at once, the second counts the first. */
    void lock(ReaderId admin) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('adjustment', :admin))")
                .param("admin", admin.value())
                .query((row, number) -> true)
                .single();
    }

    Optional<Adjustment> find(long id) {
        return jdbc.sql(WITH_DECISION + " where a.id = :id")
                .param("id", id)
                .query(AdjustmentRows::adjustment)
                .optional();
    }

    List<Adjustment> list(int page, int size) {
        return jdbc.sql(WITH_DECISION + " order by a.id desc offset :offset limit :size")
                .param("offset", (long) page * size)
                .param("size", size)
                .query(AdjustmentRows::adjustment)
                .list();
    }

    /** Oldest first. */
    List<Adjustment> open(int most) {
        return jdbc.sql(WITH_DECISION + " where d.adjustment_id is null order by a.id limit :most")
                .param("most", most)
                .query(AdjustmentRows::adjustment)
                .list();
    }

    private static Adjustment adjustment(ResultSet row, int number) throws SQLException {
        var amount = new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency")));
        var wish = new AdjustmentWish(
                AccountType.valueOf(row.getString("debit_account")),
                AccountType.valueOf(row.getString("credit_account")),
                amount,
                AdjustmentReason.valueOf(row.getString("reason")),
                row.getString("note"));
        Long decidedBy = row.getObject("decided_by", Long.class);
        return new Adjustment(
                row.getLong("id"),
                wish,
                row.getObject("mirrors", Long.class),
                new ReaderId(row.getLong("requested_by")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("approved", Boolean.class),
                decidedBy == null ? null : new ReaderId(decidedBy));
    }
}
