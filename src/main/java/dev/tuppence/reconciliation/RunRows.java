package dev.tuppence.reconciliation;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
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
class RunRows {

    /** Where a run is. @param listed whether all of its window is listed @param matchedTo exclusive, downwards */
    record Progress(
            long id,
            Instant since,
            Instant until,
            @Nullable String listedTo,
            boolean listed,
            long matchedTo,
            String bookedTo) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    RunRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Progress> unfinished() {
        return jdbc.sql("select * from reconciliation_run where finished_at is null")
                .query(RunRows::progress)
                .optional();
    }

    Optional<Instant> reached() {
        return jdbc.sql("select max(until) from reconciliation_run")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void begin(Instant since, Instant until) {
        jdbc.sql("insert into reconciliation_run (since, until, started_at) values (:since, :until, :now)")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    void listed(long id, @Nullable String to, boolean all) {
        jdbc.sql("""
                        update reconciliation_run set listed_to = coalesce(:to, listed_to),
                            listed_at = case when :all then cast(:now as timestamptz) end where id = :id""")
                .param("to", to)
                .param("all", all)
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    void matched(long id, long to) {
        jdbc.sql("update reconciliation_run set matched_to = :to where id = :id")
                .param("to", to)
                .param("id", id)
                .update();
    }

    void compared(long id, String to) {
        jdbc.sql("update reconciliation_run set booked_to = :to where id = :id")
                .param("to", to)
                .param("id", id)
                .update();
    }

    void finish(long id, List<ComparedBalance> balances) {
        balances.forEach(one -> jdbc.sql("""
                        insert into reconciled_balance (run_id, currency, processor_micros, books_micros)
                        values (:id, :currency, :processor, :books)""")
                .param("id", id)
                .param("currency", one.books().currency().name())
                .param("processor", one.processor().micros())
                .param("books", one.books().micros())
                .update());
        jdbc.sql("update reconciliation_run set finished_at = :now where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    List<ReconciliationRun> newest(int limit) {
        return jdbc.sql("""
                        select r.*, (select count(*) from balance_move m where m.run_id = r.id) as moves
                        from reconciliation_run r order by id desc limit :limit""")
                .param("limit", limit)
                .query((row, number) -> new ReconciliationRun(
                        row.getLong("id"),
                        instant(row, "since"),
                        instant(row, "until"),
                        instant(row, "started_at"),
                        row.getObject("finished_at") == null ? null : instant(row, "finished_at"),
                        row.getLong("moves")))
                .list();
    }

    List<ComparedBalance> balances() {
        return jdbc.sql("""
                        select * from reconciled_balance
                        where run_id = (select max(run_id) from reconciled_balance) order by currency""")
                .query((row, number) -> {
                    CurrencyCode currency = CurrencyCode.valueOf(row.getString("currency"));
                    return new ComparedBalance(
                            new Money(row.getLong("processor_micros"), currency),
                            new Money(row.getLong("books_micros"), currency));
                })
                .list();
    }

    private static Progress progress(ResultSet row, int number) throws SQLException {
        Long matchedTo = row.getObject("matched_to", Long.class);
        return new Progress(
                row.getLong("id"),
                instant(row, "since"),
                instant(row, "until"),
                row.getString("listed_to"),
                row.getObject("listed_at") != null,
                matchedTo == null ? Long.MAX_VALUE : matchedTo,
                row.getString("booked_to"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
