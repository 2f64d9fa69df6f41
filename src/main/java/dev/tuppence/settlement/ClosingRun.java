package dev.tuppence.settlement;

import dev.tuppence.unlocks.TabKey;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Closes every tab that is due, some in each transaction. */
@Component
class ClosingRun {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingRun.class);

    private final Tabs tabs;
    private final Triggers triggers;
    private final SettlementSteps steps;

    ClosingRun(Tabs tabs, Triggers triggers, SettlementSteps steps) {
        this.tabs = tabs;
        this.triggers = triggers;
        this.steps = steps;
    }

    void run() {
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
            due.forEach(this::closeAlone);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void closeAlone(TabKey tab, Cause cause) {
        try {
            steps.close(Map.of(tab, cause));
        } catch (RuntimeException e) {
            LOG.error("A tab of reader {} was not closed", tab.reader().value(), e);
        }
    }
}
