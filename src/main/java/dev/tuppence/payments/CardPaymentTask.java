package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the calls of one card payment, again and again while the processor is silent; then the janitor looks after it. */
@Configuration(proxyBeanMethods = false)
class CardPaymentTask {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("card-payment");

    @Bean
    OneTimeTask<Void> cardPayment(CardPaymentJanitor janitor, PaymentsSettings settings) {
        return Tasks.oneTime(TASK)
                .onFailure(FailureHandler.<Void>maxRetries(settings.maxRetries())
                        .withBackoff(settings.firstRetry(), 2)
                        .then((run, task) -> task.remove()))
                .execute((instance, context) -> janitor.bringOn(CardPaymentSchedule.referenceOf(instance.getId())));
    }

    @Bean
    RecurringTask<Void> cardPaymentJanitor(CardPaymentJanitor janitor, PaymentsSettings settings) {
        return Tasks.recurring("card-payment-janitor", FixedDelay.of(settings.unknownAfter()))
                .execute((instance, context) -> janitor.run());
    }
}
