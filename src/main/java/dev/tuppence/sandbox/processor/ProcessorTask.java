package dev.tuppence.sandbox.processor;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What the processor does without being asked. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class ProcessorTask {

    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final Duration DAY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> processorWebhooks(WebhookSender sender) {
        return Tasks.recurring("processor-webhooks", FixedDelay.of(SWEEP))
                .execute((instance, context) -> sender.sweep());
    }

    @Bean
    RecurringTask<Void> processorDay(ProcessorDay day) {
        return Tasks.recurring("processor-day", FixedDelay.of(DAY)).execute((instance, context) -> day.run());
    }
}
