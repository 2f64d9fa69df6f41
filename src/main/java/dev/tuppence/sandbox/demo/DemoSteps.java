package dev.tuppence.sandbox.demo;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of the demo has happened. */
@Component
@Profile("sandbox")
class DemoSteps {

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoSteps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean none() {
        return jdbc.sql("select not exists (select 1 from sandbox_demo)")
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    boolean done(String step) {
        return jdbc.sql("select exists (select 1 from sandbox_demo where step = :step)")
                .param("step", step)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    void finish(String step) {
        jdbc.sql("insert into sandbox_demo (step, done_at) values (:step, :now) on conflict do nothing")
                .param("step", step)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
