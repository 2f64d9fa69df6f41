package dev.tuppence.sandbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves the clock the way time passes: a day at a time, and each day does what became due on it. A notice goes out two days
 * before its charge, also when somebody skips six weeks.
 */
@Component
@Profile("sandbox")
public class TimeTravel {

    private static final Logger LOG = LoggerFactory.getLogger(TimeTravel.class);
    private static final Duration STEP = Duration.ofDays(1);
    private static final Duration GLANCE = Duration.ofMillis(100);

    /** Tasks that take longer go on by themselves. */
    private static final int GLANCES = 150;

    private final SandboxClock clock;
    private final Scheduler scheduler;
    private final JdbcClient jdbc;
    private final RanTasks ranTasks;
    private final ObjectProvider<DueWork> dueWork;
    private final ReentrantLock one = new ReentrantLock();

    TimeTravel(
            SandboxClock clock,
            Scheduler scheduler,
            JdbcClient jdbc,
            RanTasks ranTasks,
            ObjectProvider<DueWork> dueWork) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.jdbc = jdbc;
        this.ranTasks = ranTasks;
        this.dueWork = dueWork;
    }

    /**
     * Returns when everything that became due has run. One at a time: a second caller waits.
     *
     * @throws IllegalArgumentException when the clock does not go that far
     */
    public void forward(Duration distance) {
        forward(distance, reached -> {});
    }

    /**
     * Begins this long before real time, with everything that is scheduled.
     *
     * @throws IllegalStateException when the clock was moved before
     */
    public void beginInThePast(Duration before) {
        one.lock();
        try {
            awaitTasks();
            clock.beginInThePast(before);
            scheduler.fetchScheduledExecutions(execution -> scheduler.reschedule(
                    execution.getTaskInstance(), execution.getExecutionTime().minus(before)));
        } finally {
            one.unlock();
        }
    }

    /** Does what is due without moving the clock. */
    public void settleDown() {
        one.lock();
        try {
            runDue();
        } finally {
            one.unlock();
        }
    }

    List<RanTasks.Ran> forward(Duration distance, Consumer<Instant> progress) {
        one.lock();
        try {
            awaitTasks(); // one that runs while time jumps would look dead
            ranTasks.forget(); // what ran by itself is nobody's doing
            Duration left = distance;
            while (left.isPositive()) {
                Duration step = left.compareTo(STEP) < 0 ? left : STEP;
                clock.forward(step);
                runDue();
                progress.accept(clock.instant());
                left = left.minus(step);
            }
            return ranTasks.ran();
        } finally {
            one.unlock();
        }
    }

    /** Twice: what the processor does by time becomes tasks, and tasks give the processor more to do. */
    private void runDue() {
        for (int round = 0; round < 2; round++) {
            dueWork.forEach(TimeTravel::run);
            awaitTasks();
        }
    }

    private static void run(DueWork work) {
        try {
            work.runDue();
        } catch (RuntimeException e) {
            LOG.error("{} failed after the clock was moved", work.getClass().getSimpleName(), e);
        }
    }

    private void awaitTasks() {
        Instant start = clock.instant();
        for (int glance = 0; glance < GLANCES && tasksAreDue(start); glance++) {
            scheduler.triggerCheckForDueExecutions();
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    /** Recurring tasks that ran since the start may be due again; they would never end. */
    private boolean tasksAreDue(Instant start) {
        return jdbc.sql("""
                        select exists (select 1 from scheduled_tasks
                                       where (picked or execution_time <= :now)
                                         and (last_success is null or last_success < :start))""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("start", start.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getBoolean(1))
                .single();
    }
}
