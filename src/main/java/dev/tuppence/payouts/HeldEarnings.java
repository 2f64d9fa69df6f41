package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.PayoutTrouble.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Earnings whose hold ends. */
@Repository
class HeldEarnings {

    /**
     * All that one settlement brought one creator.
     *
     * @param first the smallest id of its earnings; what is returned after the release makes a group of its own
     */
    record Held(long first, long settlement, CreatorId creator, Money net) {

        Purse purse() {
            return new Purse(creator, net.currency());
        }

        private static Held of(ResultSet row, int number) throws SQLException {
            return new Held(
                    row.getLong("first"),
                    row.getLong("settlement_id"),
                    new CreatorId(row.getLong("creator_id")),
                    new Money(row.getLong("net_micros"), CurrencyCode.valueOf(row.getString("currency"))));
        }
    }

    private static final String DUE =
            "released_at is null and available_at <= :now and not " + PayoutTroubles.setAside("earning", Step.RELEASE);

    private final JdbcClient jdbc;
    private final PayoutsSettings settings;
    private final Clock clock;

    HeldEarnings(JdbcClient jdbc, PayoutsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whole groups only, since each group is one posting; the row locks let one of two workers have a group.
     *
     * @param only none for everybody's
     */
    List<Held> release(@Nullable Purse only) {
        return jdbc.sql("""
                        with due as (
                          select distinct settlement_id, creator_id from earning
                          where %s and (:creator::bigint is null or (creator_id, currency) = (:creator, :currency))
                          order by settlement_id, creator_id limit :batch),
                        locked as (
                          select id from earning join due using (settlement_id, creator_id)
                          where released_at is null order by id for update of earning),
                        released as (
                          update earning set released_at = :now from locked
                          where earning.id = locked.id and earning.released_at is null
                          returning earning.id, earning.settlement_id, earning.creator_id, earning.currency, earning.net_micros)
                        select min(id) as first, settlement_id, creator_id, currency, sum(net_micros)::bigint as net_micros
                        from released group by settlement_id, creator_id, currency""".formatted(DUE))
                .param("creator", only == null ? null : only.creator().value())
                .param("currency", only == null ? null : only.currency().name())
                .param("now", OffsetDateTime.now(clock))
                .param("batch", settings.batch())
                .query(Held::of)
                .list();
    }

    /** Whose earnings they are; not all at once. */
    List<Purse> purses() {
        return jdbc.sql("""
                        select distinct creator_id, currency from earning where %s order by creator_id, currency limit :batch""".formatted(DUE))
                .param("now", OffsetDateTime.now(clock))
                .param("batch", settings.batch())
                .query(Purse::of)
                .list();
    }
}
