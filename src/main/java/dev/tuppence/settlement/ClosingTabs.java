package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Closes an open tab: its period takes nothing more and becomes a settlement. */
@Component
class ClosingTabs {

    private final Tabs tabs;
    private final SettlementRows rows;
    private final SettlementMoves moves;
    private final SettlementSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosingTabs(
            Tabs tabs,
            SettlementRows rows,
            SettlementMoves moves,
            SettlementSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tabs = tabs;
        this.rows = rows;
        this.moves = moves;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** With notice, unless the reader wants it now. Empty when another run closed it before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Settlement> close(ReaderId reader, CurrencyCode currency, Cause cause) {
        TabView tab = tabs.lock(reader, currency);
        Instant now = clock.instant();
        Instant oldest = Objects.requireNonNullElse(tab.openedAt(), now);
        Instant chargeAt = cause == Cause.READER ? now : now.plus(settings.notice());
        return tabs.close(reader, currency).map(closed -> {
            Settlement settlement =
                    rows.find(moves.insert(closed, cause, oldest, chargeAt)).orElseThrow();
            moves.cover(settlement);
            if (cause != Cause.READER) {
                events.publishEvent(new SettlementNoticed(settlement.id(), reader, settlement.claimed(), chargeAt));
            }
            return settlement;
        });
    }
}
