package dev.tuppence.departures;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The provider: settling schedules tasks itself. */
@Configuration(proxyBeanMethods = false)
class EndDeparturesTask {

    @Bean
    RecurringTask<Void> endDueDepartures(
            ObjectProvider<EndDepartures> readers, ObjectProvider<CreatorDepartures> creators) {
        return Tasks.recurring("end-departures", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> {
                    readers.getObject().endDue();
                    creators.getObject().endDue();
                });
    }

    @Bean
    RecurringTask<Void> payCreatorsWhoLeft(ObjectProvider<CreatorDepartures> creators) {
        return Tasks.recurring("pay-creators-who-left", FixedDelay.of(Duration.ofHours(12)))
                .execute((instance, context) -> creators.getObject().payThoseWhoLeft());
    }
}
