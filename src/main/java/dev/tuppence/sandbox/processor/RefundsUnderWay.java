package dev.tuppence.sandbox.processor;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Refunds that have not said their last word. */
@Repository
@Profile("sandbox")
class RefundsUnderWay {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final ProcessorSettings settings;
    private final Clock clock;

    RefundsUnderWay(JdbcClient jdbc, ProcessorSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** For enough balance. */
    void waits(String refund) {
        put(refund, clock.instant());
    }

    void isKnownLater(String refund) {
        put(refund, clock.instant().plus(settings.refundKnownAfter()));
    }

    /** In the order they were put. */
    List<String> due() {
        return jdbc.sql("""
                        select refund_id from processor.refund_under_way where due_at <= :now
                        order by number limit :limit""")
                .param("now", OffsetDateTime.now(clock))
                .param("limit", AT_ONCE)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Whether it was there and due. */
    boolean take(String refund) {
        return jdbc.sql("delete from processor.refund_under_way where refund_id = :id and due_at <= :now")
                        .param("id", refund)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    private void put(String refund, Instant due) {
        jdbc.sql("insert into processor.refund_under_way (refund_id, due_at) values (:id, :due)")
                .param("id", refund)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }
}
