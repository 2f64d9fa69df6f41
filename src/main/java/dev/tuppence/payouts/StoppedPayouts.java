package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creators to whom nothing is transferred until a person sees to it. */
@Component
public class StoppedPayouts {

    /** @param byBank it sent a payout back; otherwise an operator holds the transfers */
    public record Stopped(CreatorId creator, Instant since, boolean byBank) {}

    private final JdbcClient jdbc;

    StoppedPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Stopped> list(int limit) {
        return jdbc.sql("""
                        select creator_id, least(held_at, bank_refused_at) as since, bank_refused_at is not null as by_bank
                        from payout_terms where held_at is not null or bank_refused_at is not null
                        order by since, creator_id limit :limit""")
                .param("limit", limit)
                .query(StoppedPayouts::stopped)
                .list();
    }

    private static Stopped stopped(ResultSet row, int number) throws SQLException {
        return new Stopped(
                new CreatorId(row.getLong("creator_id")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getBoolean("by_bank"));
    }
}
