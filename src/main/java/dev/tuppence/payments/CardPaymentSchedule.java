package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes sure that a card payment is brought on, in the transaction that asked for it. */
@Component
class CardPaymentSchedule {

    private static final String SEPARATOR = "#";

    private final SchedulerClient scheduler;
    private final PaymentsSettings settings;
    private final Clock clock;

    CardPaymentSchedule(SchedulerClient scheduler, PaymentsSettings settings, Clock clock) {
        this.scheduler = scheduler;
        this.settings = settings;
        this.clock = clock;
    }

    /** A task of its own each time: one that is just ending must not swallow the next. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bringOn(String reference) {
        Instant now = clock.instant();
        scheduler.scheduleIfNotExists(CardPaymentTask.TASK
                .instance(reference + SEPARATOR + now.toEpochMilli())
                .scheduledTo(now.plus(settings.taskAfter())));
    }

    static String referenceOf(String task) {
        return task.substring(0, task.lastIndexOf(SEPARATOR));
    }
}
