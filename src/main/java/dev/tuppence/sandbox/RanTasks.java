package dev.tuppence.sandbox;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete.Result;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Counts what the scheduler runs, so that a moved clock can say what it brought about. */
@Component
@Profile("sandbox")
public class RanTasks extends AbstractSchedulerListener {

    /** How often one task ran, and how often it failed. */
    public record Ran(String task, int times, int failures) {

        Ran with(Result result) {
            return new Ran(task, times + 1, failures + (result == Result.FAILED ? 1 : 0));
        }
    }

    private final SortedMap<String, Ran> counted = new TreeMap<>();

    @Override
    public synchronized void onExecutionComplete(ExecutionComplete complete) {
        String task = complete.getExecution().getTaskName();
        counted.put(task, counted.getOrDefault(task, new Ran(task, 0, 0)).with(complete.getResult()));
    }

    synchronized void forget() {
        counted.clear();
    }

    /** Everything since it was last forgotten, by name. */
    synchronized List<Ran> ran() {
        return List.copyOf(counted.values());
    }
}
