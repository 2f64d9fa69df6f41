package dev.tuppence.settlement;

import dev.tuppence.unlocks.TabKey;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Everything about settlements that becomes due with time. Each step is its own transaction; running twice changes nothing. */
@Service
public class SettlementRuns {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementRuns.class);

    private interface Page {
        List<Long> after(long id, int limit);
    }

    private final Tabs tabs;
    private final Triggers triggers;
    private final DueRows due;
    private final SettlementSteps steps;
    private final SettlementSettings settings;
    private final Clock clock;

    SettlementRuns(
            Tabs tabs,
            Triggers triggers,
            DueRows due,
            SettlementSteps steps,
            SettlementSettings settings,
            Clock clock) {
        this.tabs = tabs;
        this.triggers = triggers;
        this.due = due;
        this.steps = steps;
        this.settings = settings;
        this.clock = clock;
    }

    /** Closes tabs, starts charges, retries, and looks after payments without an outcome. */
    public void runDue() {
        Instant now = clock.instant();
        closeTabs();
        each((id, limit) -> due.toCharge(now, id, limit), steps::start);
        each((id, limit) -> due.toRetry(now, id, limit), steps::retry);
        each((id, limit) -> due.withoutOutcome(now.minus(settings.unknownAfter()), id, limit), steps::callUnknown);
        each((id, limit) -> due.waitingForReader(now.minus(settings.grace()), id, limit), steps::blockUnpaid);
    }

    private void closeTabs() {
        var chunk = new ChunkSize();
        List<TabView> page = tabs.owing(null, chunk.tabs());
        while (!page.isEmpty()) {
            Map<TabKey, Cause> due = triggers.due(page);
            if (!due.isEmpty()) {
                chunk.took(close(due));
            }
            page = tabs.owing(page.getLast(), chunk.tabs());
        }
    }

    /** One tab that fails does not hold up its chunk. */
    private Duration close(Map<TabKey, Cause> due) {
        long start = System.nanoTime();
        try {
            steps.close(due);
        } catch (RuntimeException e) {
            if (due.size() > 1) {
                LOG.warn("{} tabs are closed one by one", due.size(), e);
            }
            due.forEach((tab, cause) -> attempt(tab.reader().value(), reader -> steps.close(Map.of(tab, cause))));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void each(Page rows, LongConsumer step) {
        long last = 0;
        List<Long> page;
        do {
            page = rows.after(last, settings.pageSize());
            for (long id : page) {
                attempt(id, step);
                last = id;
            }
        } while (page.size() == settings.pageSize());
    }

    /** One that fails does not hold up the others; the next run finds it again. */
    private static void attempt(long id, LongConsumer step) {
        try {
            step.accept(id);
        } catch (RuntimeException e) {
            LOG.error("A step for settlement or reader {} failed", id, e);
        }
    }
}
