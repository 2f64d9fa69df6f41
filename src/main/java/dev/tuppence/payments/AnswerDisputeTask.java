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

/** Sends an answer to a dispute; what stays without the processor's word is looked after later. */
@Configuration(proxyBeanMethods = false)
class AnswerDisputeTask {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("answer-dispute");

    @Bean
    OneTimeTask<Void> answerDispute(AnswerDisputes answers, PaymentsSettings settings) {
        return Tasks.oneTime(TASK)
                .onFailure(FailureHandler.<Void>maxRetries(settings.maxRetries())
                        .withBackoff(settings.firstRetry(), 2)
                        .then((run, task) -> task.remove()))
                .execute((instance, context) -> answers.send(instance.getId()));
    }

    @Bean
    RecurringTask<Void> answerSilentDisputes(AnswerDisputes answers, PaymentsSettings settings) {
        return Tasks.recurring("answer-silent-disputes", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> answers.sendSuspicious(settings.pageSize()));
    }
}
