package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.PayoutTrouble.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose money breaks a step is set aside and tried again ever more seldom; nobody else waits, and an operator sees it. */
@Component
public class PayoutTroubles {

    private static final Logger LOG = LoggerFactory.getLogger(PayoutTroubles.class);

    private final JdbcClient jdbc;
    private final PayoutsSettings settings;
    private final Clock clock;

    PayoutTroubles(JdbcClient jdbc, PayoutsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** A condition on rows of a query with {@code :now}. */
    static String setAside(String table, Step step) {
        return ("exists (select from payout_trouble t where t.creator_id = %1$s.creator_id and t.currency = %1$s.currency"
                        + " and t.step = '%2$s' and t.retry_at > :now)")
                .formatted(table, step);
    }

    /** The longest ones first. */
    public List<PayoutTrouble> list(int limit) {
        return jdbc.sql("select * from payout_trouble order by since, creator_id, currency, step limit :limit")
                .param("limit", limit)
                .query(PayoutTroubles::trouble)
                .list();
    }

    /** Empty when it broke. Not inside a transaction. */
    <T> Optional<T> attempt(Purse purse, Step step, Supplier<T> deed) {
        try {
            T done = deed.get();
            over(List.of(purse), step);
            return Optional.of(done);
        } catch (RuntimeException e) {
            LOG.error("{} broke for {}", step, purse, e);
            broke(purse, step, e.getClass());
            return Optional.empty();
        }
    }

    /** It went well for these. */
    void over(Collection<Purse> purses, Step step) {
        jdbc.sql("""
                        delete from payout_trouble using unnest(:creators::bigint[], :currencies::text[]) as well (creator, currency)
                        where step = :step and creator_id = creator and payout_trouble.currency = well.currency""")
                .param("step", step.name())
                .param(
                        "creators",
                        purses.stream().map(one -> one.creator().value()).toArray(Long[]::new))
                .param(
                        "currencies",
                        purses.stream().map(one -> one.currency().name()).toArray(String[]::new))
                .update();
    }

    private void broke(Purse purse, Step step, Class<?> reason) {
        int times = timesOf(purse, step) + 1;
        jdbc.sql("""
                        insert into payout_trouble (creator_id, currency, step, reason, times, since, retry_at)
                        values (:creator, :currency, :step, :reason, :times, :now, :retryAt)
                        on conflict (creator_id, currency, step) do update
                          set reason = excluded.reason, times = excluded.times, retry_at = excluded.retry_at""")
                .param("creator", purse.creator().value())
                .param("currency", purse.currency().name())
                .param("step", step.name())
                .param("reason", reason.getSimpleName())
                .param("times", times)
                .param("now", OffsetDateTime.now(clock))
                .param("retryAt", OffsetDateTime.now(clock).plus(settings.waitAfter(times)))
                .update();
    }

    private int timesOf(Purse purse, Step step) {
        return jdbc.sql("""
                        select times from payout_trouble
                        where creator_id = :creator and currency = :currency and step = :step""")
                .param("creator", purse.creator().value())
                .param("currency", purse.currency().name())
                .param("step", step.name())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static PayoutTrouble trouble(ResultSet row, int number) throws SQLException {
        return new PayoutTrouble(
                new CreatorId(row.getLong("creator_id")),
                CurrencyCode.valueOf(row.getString("currency")),
                Step.valueOf(row.getString("step")),
                row.getString("reason"),
                row.getInt("times"),
                instant(row, "since"),
                instant(row, "retry_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
