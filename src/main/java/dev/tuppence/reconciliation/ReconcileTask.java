package dev.tuppence.reconciliation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night, after the events that never arrived were asked for. */
@Configuration(proxyBeanMethods = false)
class ReconcileTask {

    @Bean
    RecurringTask<Void> reconcile(Reconcile reconcile, ReconciliationSettings settings) {
        return Tasks.recurring("reconcile", Schedules.parseSchedule(settings.schedule()))
                .execute((instance, context) -> reconcile.run());
    }
}
