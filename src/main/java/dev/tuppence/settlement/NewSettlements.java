package dev.tuppence.settlement;

import dev.tuppence.unlocks.ClosedPeriod;
import dev.tuppence.unlocks.TabKey;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Closed periods become settlements. What went into such a period is paid with it, and what went into that before. */
@Repository
class NewSettlements {

    private static final String INSERT = """
            with closed as (
                select * from unnest(:readers::bigint[], :currencies::text[], :periods::int[], :causes::text[],
                                     :gross::bigint[], :carried::bigint[], :oldest::timestamptz[])
                    as c (reader_id, currency, period, cause, gross, carried, oldest)
            ), made as (
                insert into settlement (reader_id, currency, period, state, cause, gross_micros, carried_in_micros,
                                        oldest_at, closed_at, noticed_at, charge_at, moved_at)
                select reader_id, currency, period, 'NOTICED', cause, gross, carried,
                       oldest, :now, :now, case when cause in ('READER', 'DUST') then :now else :chargeAt end, :now
                from closed order by reader_id, currency
                returning id, reader_id, currency, period
            ), direct as (
                select m.id, s.id as carried from made m
                join settlement s on s.reader_id = m.reader_id and s.currency = m.currency and s.carried_into = m.period
                    and s.covered_by is null
            ), covered as (
                update settlement s set covered_by = d.id
                from (select id, carried from direct
                      union all select d.id, s.id from direct d join settlement s on s.covered_by = d.carried) d
                where s.id = d.carried
            )
            select id from made order by id""";

    private final JdbcClient jdbc;
    private final SettlementSettings settings;
    private final Clock clock;

    NewSettlements(JdbcClient jdbc, SettlementSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** With notice, unless the reader wants it now or nothing can be charged. */
    List<Long> insert(List<ClosedPeriod> closed, Map<TabKey, Cause> causes) {
        Instant now = clock.instant();
        return jdbc.sql(INSERT)
                .param(
                        "readers",
                        closed.stream().map(one -> one.tab().reader().value()).toArray(Long[]::new))
                .param("currencies", texts(closed, one -> one.tab().currency().name()))
                .param("periods", closed.stream().map(ClosedPeriod::period).toArray(Integer[]::new))
                .param(
                        "causes",
                        texts(
                                closed,
                                one -> Objects.requireNonNull(causes.get(one.tab()))
                                        .name()))
                .param("gross", closed.stream().map(one -> one.gross().micros()).toArray(Long[]::new))
                .param(
                        "carried",
                        closed.stream().map(one -> one.carriedIn().micros()).toArray(Long[]::new))
                .param(
                        "oldest",
                        texts(
                                closed,
                                one -> Objects.requireNonNullElse(one.openedAt(), now)
                                        .toString()))
                .param("now", OffsetDateTime.now(clock))
                .param("chargeAt", SettlementMoves.utc(now.plus(settings.notice())))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private static String[] texts(List<ClosedPeriod> closed, Function<ClosedPeriod, String> text) {
        return closed.stream().map(text).toArray(String[]::new);
    }
}
