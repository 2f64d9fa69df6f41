package dev.tuppence.settlement;

import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs what became due, again and again. The provider: settling schedules tasks itself. */
@Configuration(proxyBeanMethods = false)
class SettlementTask {

    private static final String NAME = "settle-tabs";

    static final TaskInstanceId INSTANCE = TaskInstanceId.of(NAME, RecurringTask.INSTANCE);

    @Bean
    RecurringTask<Void> settleTabs(ObjectProvider<SettlementRuns> runs, SettlementSettings settings) {
        return Tasks.recurring(NAME, FixedDelay.of(settings.runEvery()))
                .execute((instance, context) -> runs.getObject().runDue());
    }
}
