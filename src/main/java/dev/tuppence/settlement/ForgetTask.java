package dev.tuppence.settlement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night, some settlements in each transaction; a run that is cut off goes on where it was. */
@Configuration(proxyBeanMethods = false)
class ForgetTask {

    @Bean
    RecurringTask<Void> forgetSettled(ForgettingSettled forgetting) {
        return Tasks.recurring("forget-settled", Schedules.daily(LocalTime.of(3, 40)))
                .execute((instance, context) -> {
                    while (!context.getSchedulerState().isShuttingDown() && forgetting.forgetNext()) {}
                });
    }
}
