package dev.tuppence.unlocks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ProjectAccrualsTask {

    @Bean
    RecurringTask<Void> projectAccruals(Accruals accruals) {
        return Tasks.recurring("project-accruals", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> accruals.project());
    }
}
