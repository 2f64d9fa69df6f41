package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tries a refund a few times; what stays without an answer is looked after later: unknown is not failed. */
@Configuration(proxyBeanMethods = false)
class SendRefundTask {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("send-refund");

    @Bean
    OneTimeTask<Void> sendRefund(SendRefunds refunds, PaymentsSettings settings) {
        return Tasks.oneTime(TASK)
                .onFailure(FailureHandler.<Void>maxRetries(settings.maxRetries())
                        .withBackoff(settings.firstRetry(), 2)
                        .then((run, task) -> task.remove()))
                .execute((instance, context) -> refunds.send(instance.getId()));
    }

    @Bean
    RecurringTask<Void> sendSilentRefunds(SendRefunds refunds, PaymentsSettings settings) {
        return Tasks.recurring("send-silent-refunds", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> refunds.sendSuspicious(settings.pageSize()));
    }
}
