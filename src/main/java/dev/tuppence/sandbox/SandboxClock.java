package dev.tuppence.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Real time plus an offset that people may raise. The offset is kept in the database, beside the rows it dated. */
@Component
@Profile("sandbox")
public class SandboxClock extends Clock {

    /** Certificates, years and calendars stay believable within it. */
    private static final Duration FARTHEST = Duration.ofDays(3650);

    private final Clock real = Clock.systemUTC();
    private final JdbcClient jdbc;
    private volatile Duration offset;

    SandboxClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.offset = read();
    }

    /**
     * Moves business time forward for everybody; it never goes back, because booked rows do not.
     *
     * @throws IllegalArgumentException when the step is not positive or leads more than ten years ahead of real time
     */
    public synchronized void forward(Duration step) {
        Duration next = offset.plus(step);
        if (!step.isPositive() || next.compareTo(FARTHEST) > 0) {
            throw new IllegalArgumentException("The sandbox's clock cannot move by " + step);
        }
        keep(next);
    }

    /**
     * Begins this long before real time, so that there can be a past.
     *
     * @throws IllegalStateException when the clock was moved before: only a sandbox that nobody has used may begin again
     */
    synchronized void beginInThePast(Duration before) {
        long moved = jdbc.sql("select count(*) from sandbox_clock")
                .query((row, number) -> row.getLong(1))
                .single();
        if (moved > 0) {
            throw new IllegalStateException("The clock was moved before");
        }
        keep(before.negated());
    }

    /** How far business time is ahead of real time. */
    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Elsewhere(this, zone);
    }

    private void keep(Duration next) {
        jdbc.sql("""
                        insert into sandbox_clock (id, offset_seconds) values (true, :seconds)
                        on conflict (id) do update set offset_seconds = excluded.offset_seconds""").param("seconds", next.toSeconds()).update();
        offset = next;
    }

    private Duration read() {
        return jdbc.sql("select offset_seconds from sandbox_clock")
                .query((row, number) -> Duration.ofSeconds(row.getLong(1)))
                .optional()
                .orElse(Duration.ZERO);
    }

    private static final class Elsewhere extends Clock {

        private final Clock clock;
        private final ZoneId zone;

        Elsewhere(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Elsewhere(clock, other);
        }
    }
}
