package dev.tuppence.settlement;

import dev.tuppence.payments.Cards;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is too small to be charged goes on with the open tab, as old as it is. On the last day it is forgiven, to a reader with a
 * card once a year: the platform pays it, and new addresses must not be worth money. Else it waits for its reader.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SmallSettlements {

    private final Tabs tabs;
    private final Settling settling;
    private final SettlementRows rows;
    private final BookingPayments booking;
    private final Cards cards;
    private final Terms terms;

    /** When. */
    @Component
    record Terms(SettlementSettings settings, Clock clock) {}

    SmallSettlements(
            Tabs tabs, Settling settling, SettlementRows rows, BookingPayments booking, Cards cards, Terms terms) {
        this.tabs = tabs;
        this.settling = settling;
        this.rows = rows;
        this.booking = booking;
        this.cards = cards;
        this.terms = terms;
    }

    /** On the last day, also what a card could be charged but only just. */
    public boolean isDust(Settlement settlement) {
        return settling.onLastDay(settlement) && terms.settings().isDust(settlement.claimed());
    }

    public SettlementState end(Settlement settlement) {
        if (!settling.onLastDay(settlement)) {
            return carry(settlement);
        }
        return forgive(settlement) ? SettlementState.FORGIVEN : settling.waitForReader(settlement);
    }

    /** Whether a little that was only announced was paid by the platform. */
    public boolean forgive(Settlement settlement) {
        boolean may = terms.settings().isDust(settlement.claimed()) && mayBeForgiven(settlement);
        if (may) {
            booking.bookForgiven(settlement);
        }
        return may;
    }

    private boolean mayBeForgiven(Settlement settlement) {
        return cards.of(settlement.payer()).isPresent()
                && !rows.forgiven(
                        settlement.reader(),
                        terms.clock().instant().minus(terms.settings().forgiveEvery()));
    }

    /** Its money goes into the open tab and is charged with it; the processor is never asked. */
    private SettlementState carry(Settlement settlement) {
        TabView tab = tabs.lock(settlement.reader(), settlement.currency());
        settling.carry(settlement, tab.period());
        tabs.reopen(settlement.reader(), settlement.currency(), settlement.claimed(), settlement.oldestAt());
        settling.unblock(settlement);
        return SettlementState.CARRIED;
    }
}
