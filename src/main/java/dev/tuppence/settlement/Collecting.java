package dev.tuppence.settlement;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has cards charged for what is due, at the processor's pace. A run that died goes on where it was; of two at once the later takes
 * over and the earlier ends; whoever was charged is not found again.
 */
@Component
class Collecting {

    private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);

    private final CollectionRows runs;
    private final DueRows due;
    private final SettlementSteps steps;
    private final SettlementSettings settings;
    private final Clock clock;

    Collecting(CollectionRows runs, DueRows due, SettlementSteps steps, SettlementSettings settings, Clock clock) {
        this.runs = runs;
        this.due = due;
        this.steps = steps;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does nothing while it is stopped, or nothing is due. */
    void run() {
        var me = UUID.randomUUID();
        Optional<CollectionRun> run = runs.claim(me, clock.instant());
        run.ifPresent(claimed -> collect(claimed, me));
    }

    private void collect(CollectionRun run, UUID me) {
        var pace = new Pace(settings.paymentsPerSecond());
        Pages toCollect = (id, limit) -> due.toCollect(clock.instant(), Math.max(id, run.last()), limit);
        toCollect.each(settings.pageSize(), id -> {
            pace.await();
            return runs.progress(run.id(), me, id, collected(id));
        });
        runs.finish(run.id(), me);
    }

    private boolean collected(long id) {
        try {
            steps.collect(id);
            return true;
        } catch (RuntimeException e) {
            LOG.error("Settlement {} could not be charged", id, e);
            return false;
        }
    }
}
