package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every day. */
@Configuration(proxyBeanMethods = false)
class CardExpiryTask {

    @Bean
    RecurringTask<Void> cardExpiry(ExpiringCards cards) {
        return Tasks.recurring("card-expiry", Schedules.daily(LocalTime.of(9, 10)))
                .execute((instance, context) -> {
                    while (!context.getSchedulerState().isShuttingDown() && cards.tellNext()) {}
                });
    }
}
