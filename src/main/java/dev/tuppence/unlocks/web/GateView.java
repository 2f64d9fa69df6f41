package dev.tuppence.unlocks.web;

import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Outlook;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the preview and the text: one button, or one step on the way to it.
 *
 * @param full none unless the tab has no room for the price
 * @param waiting the settlement that has to be paid first; none unless the tab is blocked
 * @param goesOn whether the reader clicked the button before a detour, so that the page may click it again
 */
record GateView(Money price, @Nullable Full full, Outlook.@Nullable Waiting waiting, boolean goesOn) {

    static GateView offering(Money price) {
        return new GateView(price, null, null, false);
    }

    GateView goingOn() {
        return new GateView(price, full, waiting, true);
    }

    GateView full(Full full) {
        return new GateView(price, full, waiting, false);
    }

    GateView waitingFor(Outlook.@Nullable Waiting settlement) {
        return new GateView(price, full, settlement, false);
    }

    /**
     * A tab without room.
     *
     * @param back where a detour ends, on this site
     * @param cardSaved whether saving a card is behind the reader, so that paying is the one step
     * @param payable whether a card payment for what is owed would be taken now
     */
    record Full(Money limit, Money used, String back, boolean guest, boolean cardSaved, boolean payable) {}
}
