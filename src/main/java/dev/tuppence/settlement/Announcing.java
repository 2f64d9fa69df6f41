package dev.tuppence.settlement;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells each reader of closed tabs, after the tabs were let go; all of them or, at the next try, all of them. */
@Component
class Announcing {

    private final SettlementRows rows;
    private final ApplicationEventPublisher events;

    Announcing(SettlementRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    @ApplicationModuleListener(id = "settlement.tabs-closed")
    void on(TabsClosed event) {
        rows.all(event.settlements()).stream()
                .filter(settlement -> settlement.cause().announced())
                .map(settlement -> new SettlementNoticed(
                        settlement.id(), settlement.reader(), settlement.claimed(), settlement.chargeAt()))
                .forEach(events::publishEvent);
    }
}
