package dev.tuppence.payouts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims and counts the periods of the runs. */
@Component
class PayoutPeriods {

    /** A Monday; periods are counted from it. */
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final PayoutsSettings settings;
    private final Clock clock;

    PayoutPeriods(JdbcClient jdbc, PayoutsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    Instant current() {
        long passed = Duration.between(MONDAY, clock.instant()).dividedBy(settings.every());
        return MONDAY.plus(settings.every().multipliedBy(passed));
    }

    Instant next() {
        return current().plus(settings.every());
    }

    boolean due(Instant period) {
        jdbc.sql("insert into payout_run (starts_at, claimed_at) values (:period, :now) on conflict do nothing")
                .param("period", CollectEarnings.utc(period))
                .param("now", OffsetDateTime.now(clock))
                .update();
        return jdbc.sql("select finished_at is null from payout_run where starts_at = :period")
                .param("period", CollectEarnings.utc(period))
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    void finish(Instant period) {
        jdbc.sql("update payout_run set finished_at = :now where starts_at = :period and finished_at is null")
                .param("period", CollectEarnings.utc(period))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    int batch() {
        return settings.batch();
    }
}
