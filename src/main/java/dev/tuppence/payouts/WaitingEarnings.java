package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.PayoutTrouble.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Available money of creators to whom nothing was ever transferred; row-level security decides whose. */
@Repository
class WaitingEarnings {

    /** @param since the day on which readers paid the oldest of it */
    record Waiting(CreatorId creator, Money amount, Instant since) {

        Purse purse() {
            return new Purse(creator, amount.currency());
        }
    }

    /** All that one settlement brought one creator. */
    record Unclaimed(long first, long settlement, CreatorId creator, Money net) {}

    private static final String OLD_ENOUGH = """
            released_at is not null and transfer_id is null and unclaimed_at is null
            and not exists (select from payout_terms p where p.creator_id = earning.creator_id
                            and (p.held_at is not null or p.in_review_since is not null))
            and not exists (select from transfer t where t.creator_id = earning.creator_id and t.state <> 'FAILED')\s""";

    private static final String ASIDE = PayoutTroubles.setAside("earning", Step.UNCLAIMED);

    /** What is given back just now is taken off first. */
    private static final String ALL_RELEASED = """
            not exists (select from earning e where e.settlement_id = earning.settlement_id
                        and e.creator_id = earning.creator_id and e.released_at is null)\s""";

    private final JdbcClient jdbc;
    private final PayoutsSettings settings;
    private final Clock clock;

    WaitingEarnings(JdbcClient jdbc, PayoutsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    List<Waiting> after(@Nullable Waiting last, Instant paidBefore) {
        return jdbc.sql(
                        "select creator_id, currency, sum(net_micros)::bigint as amount, min(collected_at) as since from earning where "
                                + OLD_ENOUGH + """
                        and not %s and (creator_id, currency) > (:creator, :currency) group by creator_id, currency
                        having min(collected_at) <= :paidBefore and sum(net_micros) > 0
                        order by creator_id, currency limit :batch""".formatted(ASIDE))
                .param("now", OffsetDateTime.now(clock))
                .param("creator", last == null ? 0 : last.creator().value())
                .param("currency", last == null ? "" : last.amount().currency().name())
                .param("paidBefore", CollectEarnings.utc(paidBefore))
                .param("batch", settings.batch())
                .query((row, number) -> new Waiting(
                        new CreatorId(row.getLong("creator_id")),
                        money(row, "amount"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Instant> oldest(CreatorId creator) {
        return jdbc.sql("select min(collected_at) as since from earning where creator_id = :creator and " + OLD_ENOUGH
                        + "having sum(net_micros) > 0")
                .param("creator", creator.value())
                .query((row, number) ->
                        row.getObject("since", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Settlements whose earnings are old enough and all released. */
    List<Long> due(CreatorId creator, CurrencyCode currency, Instant paidBefore) {
        return jdbc.sql("select settlement_id from earning where creator_id = :creator and currency = :currency and "
                        + OLD_ENOUGH + "and " + ALL_RELEASED + """
                        group by settlement_id having min(collected_at) <= :paidBefore and sum(net_micros) >= 0
                        order by settlement_id limit :batch""")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .param("paidBefore", CollectEarnings.utc(paidBefore))
                .param("batch", settings.batch())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Marks whole groups, since each is one posting; under their readers' locks, so not what is being given back. */
    List<Unclaimed> giveUp(CreatorId creator, List<Long> settlements) {
        return jdbc.sql("""
                        with given_up as (
                          update earning set unclaimed_at = :now
                          where creator_id = :creator and settlement_id = any(:settlements) and %s and %s
                          returning id, settlement_id, creator_id, currency, net_micros)
                        select min(id) as first, settlement_id, creator_id, currency, sum(net_micros)::bigint as net
                        from given_up group by settlement_id, creator_id, currency""".formatted(OLD_ENOUGH, ALL_RELEASED))
                .param("creator", creator.value())
                .param("settlements", settlements.toArray(Long[]::new))
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> new Unclaimed(
                        row.getLong("first"),
                        row.getLong("settlement_id"),
                        new CreatorId(row.getLong("creator_id")),
                        money(row, "net")))
                .list();
    }

    /** False when this creator was told before. */
    boolean remind(Waiting waiting, int afterDays) {
        return jdbc.sql("""
                        insert into payout_reminder (creator_id, currency, since, after_days, reminded_at)
                        values (:creator, :currency, :since, :days, :now) on conflict do nothing""")
                        .param("creator", waiting.creator().value())
                        .param("currency", waiting.amount().currency().name())
                        .param("since", CollectEarnings.utc(waiting.since()))
                        .param("days", afterDays)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), CurrencyCode.valueOf(row.getString("currency")));
    }
}
