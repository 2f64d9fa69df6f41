package dev.tuppence.admin;

import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks the books every night. The provider: asking for a check schedules the task itself. */
@Configuration(proxyBeanMethods = false)
class CheckBooksTask {

    static final String NAME = "check-books";
    static final TaskInstanceId INSTANCE = TaskInstanceId.of(NAME, RecurringTask.INSTANCE);

    @Bean
    RecurringTask<Void> checkBooks(ObjectProvider<CheckUps> checkUps) {
        return Tasks.recurring(NAME, Schedules.daily(LocalTime.of(2, 40)))
                .execute((instance, context) -> checkUps.getObject().run());
    }
}
