package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.stripe.exception.StripeException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Handles one event of the inbox: tries again later and later, then leaves it to an operator. */
@Configuration(proxyBeanMethods = false)
class EventTask {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("processor-event");

    @Bean
    OneTimeTask<Void> processorEvent(EventTranslation translation, ProcessorEventRows rows, PaymentsSettings settings) {
        return Tasks.oneTime(TASK)
                .onFailure(FailureHandler.<Void>maxRetries(settings.maxRetries())
                        .withBackoff(settings.firstRetry(), 2)
                        .then((run, task) -> {
                            rows.markFailed(idOf(run), failureOf(run)); // first: no crash may lose it between the two
                            task.remove();
                        }))
                .execute((instance, context) -> translate(translation, instance.getId()));
    }

    private static void translate(EventTranslation translation, String event) {
        try {
            translation.translate(event);
        } catch (StripeException e) {
            throw new ProcessorSilent("event " + event, e);
        }
    }

    private static String idOf(ExecutionComplete run) {
        return run.getExecution().taskInstance.getId();
    }

    private static String failureOf(ExecutionComplete run) {
        return run.getCause().map(Throwable::toString).orElse("unknown");
    }
}
