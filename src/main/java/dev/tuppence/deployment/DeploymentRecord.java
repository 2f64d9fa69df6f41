package dev.tuppence.deployment;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes into a new database what it is for, once. */
@Component
class DeploymentRecord {

    DeploymentRecord(JdbcClient jdbc, Environment environment, Clock clock) {
        jdbc.sql("insert into deployment (mode, since_at) values (:mode, :now) on conflict do nothing")
                .param("mode", Mode.of(environment).word())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
