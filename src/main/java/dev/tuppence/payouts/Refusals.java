package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Transfers that the processor refused, and when it is asked again: as often as it takes where only the platform's balance was too
 * low, a few times otherwise, then an operator has to see to it.
 */
@Component
class Refusals {

    /** Since the last transfer that went well. What is pending is no refusal. */
    private static final String IN_A_ROW = """
            select creator_id, currency, count(*)::int as times, count(*) filter (where failure <> '%s')::int as lasting,
              max(decided_at) as last_at, (array_agg(failure order by id desc))[1] as code,
              (array_agg(amount_micros order by id desc))[1] as amount_micros
            from transfer refused
            where state = 'FAILED' and not exists (
              select from transfer later where later.creator_id = refused.creator_id and later.currency = refused.currency
                and later.state = 'SENT' and later.id > refused.id)
            """.formatted(RefusedTransfers.LOW_BALANCE);

    private final JdbcClient jdbc;
    private final CurrentCreator currentCreator;
    private final EveryCreator everyCreator;
    private final PayoutsSettings settings;
    private final Clock clock;

    Refusals(
            JdbcClient jdbc,
            CurrentCreator currentCreator,
            EveryCreator everyCreator,
            PayoutsSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.currentCreator = currentCreator;
        this.everyCreator = everyCreator;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public RefusedTransfers of(CreatorId creator, CurrencyCode currency) {
        currentCreator.is(creator);
        return jdbc.sql(IN_A_ROW + "and creator_id = :creator and currency = :currency group by creator_id, currency")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .query(this::refused)
                .optional()
                .orElseGet(() -> RefusedTransfers.none(creator, Money.zero(currency)));
    }

    /** Of everybody, the longest row first. */
    @Transactional(readOnly = true)
    public List<RefusedTransfers> all(int limit) {
        return everyCreator.call(
                () -> jdbc.sql(IN_A_ROW + "group by creator_id, currency order by times desc, creator_id limit :limit")
                        .param("limit", limit)
                        .query(this::refused)
                        .list());
    }

    boolean retryDue(RefusedTransfers refused) {
        Instant at = refused.retryAt();
        return at != null && !at.isAfter(clock.instant());
    }

    private RefusedTransfers refused(ResultSet row, int number) throws SQLException {
        int times = row.getInt("times");
        Instant last = row.getObject("last_at", OffsetDateTime.class).toInstant();
        return new RefusedTransfers(
                new CreatorId(row.getLong("creator_id")),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                times,
                row.getString("code"),
                last,
                row.getInt("lasting") > settings.retries() ? null : last.plus(settings.waitAfter(times)));
    }
}
