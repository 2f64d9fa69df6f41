package dev.tuppence.screening;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.payments.FraudWarned;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A bank asks for money: whoever shares in it is looked at now, not tonight. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ScreenAfterLoss {

    private static final TaskInstanceId TASK = TaskInstanceId.of(ScreeningTask.NAME, RecurringTask.INSTANCE);

    private final SchedulerClient scheduler;
    private final Clock clock;

    ScreenAfterLoss(SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventListener
    public void on(DisputeOpened opened) {
        soon();
    }

    @EventListener
    public void on(FraudWarned warned) {
        soon();
    }

    private void soon() {
        scheduler
                .getScheduledExecution(TASK)
                .filter(execution -> !execution.isPicked())
                .ifPresent(execution -> scheduler.reschedule(TASK, clock.instant()));
    }
}
