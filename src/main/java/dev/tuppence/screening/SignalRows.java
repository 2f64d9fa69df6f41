package dev.tuppence.screening;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignalRows {

    private final JdbcClient jdbc;
    private final ScreeningSettings settings;
    private final Clock clock;

    SignalRows(JdbcClient jdbc, ScreeningSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** What was noticed before is not noticed again: whoever decided then knew it. */
    void gather(SignalKind kind) {
        var now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into screening_signal (kind, creator_id, reader_id, facts, noticed_at)
                        select :kind, found.creator, found.reader, found.facts::bigint[], :now
                        from (%s) as found (creator, reader, facts)
                        where not exists (select from screening_signal s where s.creator_id = found.creator and s.kind = :kind
                                          and s.reader_id = found.reader)
                        limit :most on conflict do nothing""".formatted(SignalSql.of(kind)))
                .param("kind", kind.name())
                .param("now", now)
                .param("since", now.minus(settings.within()))
                .param("newSince", now.minus(settings.newReader()))
                .param("unlocks", settings.leastUnlocks())
                .param("readerPercent", settings.readerPercent())
                .param("incomePercent", settings.incomePercent())
                .param("few", settings.fewReaders())
                .param("fast", settings.fastUnlocks())
                .param("fastSeconds", settings.fastWithin().toSeconds())
                .param("days", settings.sharedDays())
                .param("most", settings.most())
                .update();
    }

    /** Creators of whom enough was noticed since somebody last decided about them. */
    List<CreatorId> suspicious() {
        SignalKind[] kinds = SignalKind.values();
        return jdbc.sql("""
                        with fresh as (
                            select distinct s.creator_id, s.kind from screening_signal s
                            where s.noticed_at > coalesce((select max(decided_at) from screening_review r
                                                           where r.creator_id = s.creator_id), '-infinity')
                              and not exists (select from screening_review r
                                              where r.creator_id = s.creator_id and r.decided_at is null)
                        )
                        select creator_id from fresh join unnest(:kinds::text[], :weights::int[]) as w (kind, weight) using (kind)
                        group by creator_id having sum(weight) >= :opensAt order by creator_id limit :most""")
                .param("kinds", Arrays.stream(kinds).map(SignalKind::name).toArray(String[]::new))
                .param(
                        "weights",
                        Arrays.stream(kinds).map(settings.weight()::get).toArray(Integer[]::new))
                .param("opensAt", settings.opensAt())
                .param("most", settings.most())
                .query((row, number) -> new CreatorId(row.getLong(1)))
                .list();
    }

    /** Newest first. */
    List<Signal> of(CreatorId creator) {
        return jdbc.sql("""
                        select * from screening_signal where creator_id = :creator
                        order by noticed_at desc, kind, reader_id limit :most""")
                .param("creator", creator.value())
                .param("most", settings.most())
                .query(SignalRows::signal)
                .list();
    }

    private static Signal signal(ResultSet row, int number) throws SQLException {
        long reader = row.getLong("reader_id");
        return new Signal(
                SignalKind.valueOf(row.getString("kind")),
                reader == 0 ? null : new ReaderId(reader),
                List.of((Long[]) row.getArray("facts").getArray()),
                row.getObject("noticed_at", OffsetDateTime.class).toInstant());
    }
}
