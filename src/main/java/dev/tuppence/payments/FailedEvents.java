package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The operator's queue: what the processor told and we could not take, after all tries. */
@Service
public class FailedEvents {

    /**
     * @param event the processor's id
     * @param failure of the last try
     */
    public record FailedEvent(String event, String type, String failure, Instant receivedAt, Instant failedAt) {}

    private final ProcessorEventRows rows;
    private final SchedulerClient scheduler;
    private final Clock clock;

    FailedEvents(ProcessorEventRows rows, SchedulerClient scheduler, Clock clock) {
        this.rows = rows;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Oldest failure first. */
    public List<FailedEvent> list(int limit) {
        return rows.failed(limit);
    }

    /** All tries once more. Does nothing for an event that did not fail, or whose last try is just ending. */
    @Transactional
    public void tryAgain(String event) {
        if (rows.lockFailed(event)
                && scheduler.scheduleIfNotExists(EventTask.TASK.instance(event).scheduledTo(clock.instant()))) {
            rows.clearFailure(event);
        }
    }
}
