package dev.tuppence.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every night: what nobody will come for any more, and proofs past their time. */
@Configuration(proxyBeanMethods = false)
class PurgeSignInsTask {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentitySettings settings;
    private final TransactionTemplate transaction;

    PurgeSignInsTask(JdbcClient jdbc, Clock clock, IdentitySettings settings, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Bean
    RecurringTask<Void> purgeSignIns() {
        return Tasks.recurring("purge-sign-ins", Schedules.daily(LocalTime.of(3, 20)))
                .execute((instance, context) -> purge());
    }

    void purge() {
        var now = OffsetDateTime.now(clock);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local role purge").update();
            jdbc.sql("delete from mail_link where expires_at <= :now")
                    .param("now", now)
                    .update();
            jdbc.sql("delete from step_up where expires_at <= :now")
                    .param("now", now)
                    .update();
            deleteBefore(
                    "sign_in where last_seen_on",
                    today,
                    settings.signInLifetime().toDays());
            deleteBefore("guest_network where on_day", today, 1);
            deleteBefore(
                    "proof_of_access where on_day",
                    today,
                    settings.proofLifetime().toDays());
        });
    }

    private void deleteBefore(String rows, LocalDate today, long days) {
        jdbc.sql("delete from " + rows + " < :oldest")
                .param("oldest", today.minusDays(days))
                .update();
    }
}
