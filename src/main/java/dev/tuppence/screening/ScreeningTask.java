package dev.tuppence.screening;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The provider: what reversals need schedules tasks itself. */
@Configuration(proxyBeanMethods = false)
class ScreeningTask {

    static final String NAME = "screen-readers";

    @Bean
    RecurringTask<Void> screenReaders(ObjectProvider<GatherSignals> signals, ScreeningSettings settings) {
        return Tasks.recurring(NAME, Schedules.parseSchedule(settings.schedule()))
                .execute((instance, context) -> signals.getObject().run());
    }
}
