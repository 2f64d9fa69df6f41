package dev.tuppence.disputes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night. The provider: what the reserve needs schedules tasks itself. */
@Configuration(proxyBeanMethods = false)
class ReleaseReserveTask {

    @Bean
    RecurringTask<Void> reserveReleases(ObjectProvider<ReleaseReserve> reserve) {
        return Tasks.recurring("release-reserve", Schedules.daily(LocalTime.of(1, 10)))
                .execute((instance, context) -> reserve.getObject().run());
    }
}
