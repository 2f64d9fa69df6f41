package dev.tuppence.notifications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;

/** Tries again what a listener failed at, a bounded number of times; then the publication waits for an operator. */
@Configuration(proxyBeanMethods = false)
class ResubmitTask {

    @Bean
    RecurringTask<Void> resubmitNotifications(FailedEventPublications failed, NotificationsSettings settings) {
        var options = ResubmissionOptions.defaults()
                .withFilter(publication -> publication.getCompletionAttempts() < settings.maxAttempts());
        return Tasks.recurring("resubmit-notifications", FixedDelay.of(settings.resubmitEvery()))
                .execute((instance, context) -> failed.resubmit(options));
    }
}
