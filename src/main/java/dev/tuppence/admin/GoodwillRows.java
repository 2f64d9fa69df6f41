package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
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
class GoodwillRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    GoodwillRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Empty when something was asked for the same line before.
     *
     * @param alone the limit within which it is given at once; none where another one decides
     */
    Optional<Long> add(GoodwillWish wish, Money price, @Nullable Money alone, ReaderId operator) {
        return jdbc.sql("""
                        insert into goodwill (settlement_id, kind, subject, take, currency, price_micros, amount_micros, note,
                                              asked_by, asked_at, alone_up_to_micros, decided_by, decided_at, given)
                        values (:settlement, :kind, :subject, :take, :currency, :price, :amount, :note, :operator, :now, :alone,
                                case when :alone::bigint is not null then :operator end,
                                case when :alone::bigint is not null then :now::timestamptz end,
                                case when :alone::bigint is not null then true end)
                        on conflict (settlement_id, kind, subject, take) where given is not false do nothing returning id""")
                .param("settlement", wish.settlement())
                .param("kind", wish.kind().code())
                .param("subject", wish.subject())
                .param("take", wish.take())
                .param("currency", wish.amount().currency().name())
                .param("price", price.micros())
                .param("amount", wish.amount().micros())
                .param("note", wish.note())
                .param("operator", operator.value())
                .param("now", OffsetDateTime.now(clock))
                .param("alone", alone == null ? null : alone.micros())
                .query((row, number) -> row.getLong(1))
                .optional();
    }

    /** Empty when it was decided before, or is the operator's own. */
    Optional<Goodwill> decide(long id, boolean given, ReaderId operator) {
        return jdbc.sql("""
                        update goodwill set decided_by = :operator, decided_at = :now, given = :given
                        where id = :id and given is null and asked_by <> :operator returning *""")
                .param("operator", operator.value())
                .param("now", OffsetDateTime.now(clock))
                .param("given", given)
                .param("id", id)
                .query(GoodwillRows::goodwill)
                .optional();
    }

    Optional<Goodwill> find(long id) {
        return jdbc.sql("select * from goodwill where id = :id")
                .param("id", id)
                .query(GoodwillRows::goodwill)
                .optional();
    }

    /** What the operator gave alone today. */
    Money aloneToday(ReaderId operator, CurrencyCode currency) {
        return new Money(
                jdbc.sql("""
                                select coalesce(sum(amount_micros), 0)::bigint from goodwill
                                where asked_by = :operator and alone_up_to_micros is not null and asked_at >= :day
                                  and currency = :currency""")
                        .param("operator", operator.value())
                        .param("day", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.DAYS))
                        .param("currency", currency.name())
                        .query(Long.class)
                        .single(),
                currency);
    }

    /** Of two that one operator gives at once, the second counts the first. */
    void lock(ReaderId operator) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('goodwill', :operator))")
                .param("operator", operator.value())
                .query((row, number) -> true)
                .single();
    }

    /** Newest first. */
    List<Goodwill> list(int page, int size) {
        return jdbc.sql("select * from goodwill order by id desc offset :offset limit :size")
                .param("offset", (long) page * size)
                .param("size", size)
                .query(GoodwillRows::goodwill)
                .list();
    }

    /** Oldest first. */
    List<Goodwill> open(int most) {
        return jdbc.sql("select * from goodwill where given is null order by id limit :most")
                .param("most", most)
                .query(GoodwillRows::goodwill)
                .list();
    }

    private static Goodwill goodwill(ResultSet row, int number) throws SQLException {
        var amount = new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency")));
        var wish = new GoodwillWish(
                row.getLong("settlement_id"),
                ChargeKind.of(row.getInt("kind")),
                row.getLong("subject"),
                row.getInt("take"),
                amount,
                row.getString("note"));
        return new Goodwill(
                row.getLong("id"),
                wish,
                new ReaderId(row.getLong("asked_by")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("given", Boolean.class));
    }
}
