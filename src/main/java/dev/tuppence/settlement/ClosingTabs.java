package dev.tuppence.settlement;

import dev.tuppence.unlocks.ClosedPeriod;
import dev.tuppence.unlocks.TabKey;
import dev.tuppence.unlocks.Tabs;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Closes open tabs: their periods take nothing more and become settlements. */
@Component
class ClosingTabs {

    private final Tabs tabs;
    private final NewSettlements settlements;
    private final ApplicationEventPublisher events;

    ClosingTabs(Tabs tabs, NewSettlements settlements, ApplicationEventPublisher events) {
        this.tabs = tabs;
        this.settlements = settlements;
        this.events = events;
    }

    /** The new settlements; none for a tab that another run closed before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> close(Map<TabKey, Cause> due) {
        List<ClosedPeriod> closed = tabs.close(due.keySet());
        if (closed.isEmpty()) {
            return List.of();
        }
        List<Long> made = settlements.insert(closed, due);
        events.publishEvent(new TabsClosed(made));
        return made;
    }
}
