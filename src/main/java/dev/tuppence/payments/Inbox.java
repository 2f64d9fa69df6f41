package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the processor tells, each event once, together with the task that will handle it. */
@Component
class Inbox {

    private final ProcessorEventRows rows;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Inbox(ProcessorEventRows rows, SchedulerClient scheduler, Clock clock) {
        this.rows = rows;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Returns false when it was kept before. */
    @Transactional
    public boolean keep(String event, WebhookEndpoint endpoint, String type, String payload) {
        if (!rows.insert(event, endpoint, type, payload)) {
            return false;
        }
        scheduler.scheduleIfNotExists(EventTask.TASK.instance(event).scheduledTo(clock.instant()));
        return true;
    }
}
