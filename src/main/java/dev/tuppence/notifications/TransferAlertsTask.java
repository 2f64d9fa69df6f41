package dev.tuppence.notifications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Instant;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The provider: paying schedules tasks itself. */
@Configuration(proxyBeanMethods = false)
class TransferAlertsTask {

    @Bean
    RecurringTask<Void> tellOfTransfers(ObjectProvider<TransferAlerts> alerts, NotificationsSettings settings) {
        return Tasks.recurring("tell-of-transfers", FixedDelay.of(settings.gather()))
                .execute((instance, context) -> alerts.getObject()
                        .tellSince(Objects.requireNonNullElse(context.getExecution().lastSuccess, Instant.EPOCH)));
    }
}
