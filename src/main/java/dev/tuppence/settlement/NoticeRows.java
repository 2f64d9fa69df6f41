package dev.tuppence.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of a settlement's notice. */
@Repository
class NoticeRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void told(long id) {
        jdbc.sql("update settlement set notice_told_at = :now where id = :id and notice_told_at is null")
                .param("now", now())
                .param("id", id)
                .update();
    }

    void opened(long id) {
        jdbc.sql("update settlement set notice_opened_at = :now where id = :id and notice_opened_at is null")
                .param("now", now())
                .param("id", id)
                .update();
    }

    boolean postpone(long id, Instant chargeAt) {
        return jdbc.sql("""
                        update settlement set charge_at = :at, postponed_at = :now
                        where id = :id and state = 'NOTICED' and postponed_at is null""")
                        .param("at", SettlementMoves.utc(chargeAt))
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
