package dev.tuppence.reversals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks often. The provider: what settlement needs schedules tasks itself. */
@Configuration(proxyBeanMethods = false)
class ReversalsTask {

    @Bean
    RecurringTask<Void> reversePurchases(ObjectProvider<ReversePurchases> purchases) {
        return Tasks.recurring("reverse-purchases", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> purchases.getObject().runDue());
    }
}
