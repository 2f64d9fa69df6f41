package dev.tuppence.payouts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks often; what is due decides the hold and the period. The provider: paying schedules tasks itself. */
@Configuration(proxyBeanMethods = false)
class PayoutsTask {

    @Bean
    RecurringTask<Void> runPayouts(ObjectProvider<Payouts> payouts) {
        return Tasks.recurring("run-payouts", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> payouts.getObject().runDue());
    }
}
