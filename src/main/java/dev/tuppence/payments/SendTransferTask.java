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

/** Tries a transfer a few times; what stays without an answer is looked after later: unknown is not failed. */
@Configuration(proxyBeanMethods = false)
class SendTransferTask {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("send-transfer");

    @Bean
    OneTimeTask<Void> sendTransfer(SendTransfers transfers, PaymentsSettings settings) {
        return Tasks.oneTime(TASK)
                .onFailure(FailureHandler.<Void>maxRetries(settings.maxRetries())
                        .withBackoff(settings.firstRetry(), 2)
                        .then((run, task) -> task.remove()))
                .execute((instance, context) -> transfers.send(instance.getId()));
    }

    @Bean
    RecurringTask<Void> sendSilentTransfers(SendTransfers transfers, PaymentsSettings settings) {
        return Tasks.recurring("send-silent-transfers", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> transfers.sendSuspicious(settings.pageSize()));
    }
}
