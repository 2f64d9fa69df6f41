package dev.tuppence.seals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each seal is a transaction of its own: what a run did not reach, the next one does. */
@Configuration(proxyBeanMethods = false)
class SealTask {

    @Bean
    RecurringTask<Void> sealBooks(ObjectProvider<Seals> seals, SealsSettings settings) {
        return Tasks.recurring("seal-books", FixedDelay.of(settings.every())).execute((instance, context) -> {
            while (seals.getObject().seal().isPresent()
                    && !context.getSchedulerState().isShuttingDown()) {}
        });
    }
}
