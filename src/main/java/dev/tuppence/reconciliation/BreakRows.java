package dev.tuppence.reconciliation;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BreakRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    BreakRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Unless it is open. */
    void open(String object, Money difference) {
        jdbc.sql("""
                        insert into processor_break (object, currency, difference_micros, opened_at)
                        select :object, :currency, :difference, :now
                        where not exists (select from processor_break
                                          where object = :object and currency = :currency and resolved_at is null)""")
                .param("object", object)
                .param("currency", difference.currency().name())
                .param("difference", difference.micros())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** What people moved out of suspense, one amount for each currency. */
    List<Money> placed(String object) {
        return jdbc.sql("""
                        select currency, sum(difference_micros)::bigint as micros from processor_break
                        where object = :object and resolved_by is not null group by currency""")
                .param("object", object)
                .query((row, number) ->
                        new Money(row.getLong("micros"), CurrencyCode.valueOf(row.getString("currency"))))
                .list();
    }

    /** Those about this object whose difference is none of these any more. */
    void resolveOthers(String object, List<Money> differences) {
        for (ProcessorBreak one : openAbout(object)) {
            if (!differences.contains(one.difference())) {
                close(one.id());
            }
        }
    }

    /** Nobody has to move anything: suspense is even. */
    boolean close(long id) {
        return jdbc.sql("update processor_break set resolved_at = :now where id = :id and resolved_at is null")
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<ProcessorBreak> find(long id) {
        return jdbc.sql("select * from processor_break where id = :id and resolved_at is null")
                .param("id", id)
                .query(BreakRows::one)
                .optional();
    }

    boolean take(long id, ReaderId owner) {
        return jdbc.sql("update processor_break set owner = :owner where id = :id and resolved_at is null")
                        .param("owner", owner.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean resolve(long id, String note, ReaderId by) {
        return jdbc.sql("""
                        update processor_break set resolved_at = :now, resolved_by = :by, note = :note
                        where id = :id and resolved_at is null""")
                        .param("now", OffsetDateTime.now(clock))
                        .param("by", by.value())
                        .param("note", note)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Oldest first. */
    List<ProcessorBreak> open(int page, int size) {
        return jdbc.sql("""
                        select * from processor_break where resolved_at is null
                        order by id offset :offset limit :size""")
                .param("offset", (long) page * size)
                .param("size", size)
                .query(BreakRows::one)
                .list();
    }

    private List<ProcessorBreak> openAbout(String object) {
        return jdbc.sql("select * from processor_break where object = :object and resolved_at is null")
                .param("object", object)
                .query(BreakRows::one)
                .list();
    }

    private static ProcessorBreak one(ResultSet row, int number) throws SQLException {
        Long owner = row.getObject("owner", Long.class);
        return new ProcessorBreak(
                row.getLong("id"),
                row.getString("object"),
                new Money(row.getLong("difference_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                owner == null ? null : new ReaderId(owner));
    }
}
