package dev.tuppence.settlement;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** What is charged by itself, for the operator: what would be, how far it is, stop and go on. */
@Service
public class CollectionRuns {

    /**
     * @param withCard how many of them have a card on file; the others wait for their readers
     */
    public record Due(int settlements, int withCard, Money amount) {}

    private final CollectionRows runs;
    private final DueRows due;
    private final SchedulerClient scheduler;
    private final Clock clock;

    CollectionRuns(CollectionRows runs, DueRows due, SchedulerClient scheduler, Clock clock) {
        this.runs = runs;
        this.due = due;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** What a run would look at now, by currency. Changes nothing and asks nobody. */
    public List<Due> due() {
        return due.sums(clock.instant());
    }

    /** Newest first. */
    public List<CollectionRun> list(int limit) {
        return runs.list(limit);
    }

    /** Goes on where it was stopped, or does now what is due. Twice is once. */
    public void start() {
        runs.allow();
        try {
            scheduler.reschedule(SettlementTask.INSTANCE, clock.instant());
        } catch (TaskInstanceCurrentlyExecutingException e) {
            // it runs already
        }
    }

    /** Whatever was asked of the processor by then goes on; nothing more is asked by itself. */
    public void stop() {
        runs.stop();
    }
}
