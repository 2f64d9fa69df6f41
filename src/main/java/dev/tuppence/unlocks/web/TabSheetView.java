package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Line;
import dev.tuppence.unlocks.Outlook;
import dev.tuppence.unlocks.TabView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One currency's tab, with what is on it and what will happen.
 *
 * @param outlook none while nobody settles tabs
 */
record TabSheetView(
        TabView tab, List<Entry> entries, @Nullable Outlook outlook) {

    private static final int NEARLY_FULL_BASIS_POINTS = 9_000;

    /** What counts against the limit. */
    public Money used() {
        return tab.owed().plus(tab.due());
    }

    /** From here on the meter warns. */
    public Money nearlyFull() {
        return tab.limit().shareInBasisPoints(NEARLY_FULL_BASIS_POINTS);
    }

    /** Whether there is enough on it for a card payment. */
    public boolean reached() {
        return outlook != null && !outlook.threshold().exceeds(tab.owed().minus(outlook.credit()));
    }

    /** Whether it is full before a card payment is worth its fee: only a card on file makes it larger. */
    public boolean tooSmall() {
        return outlook != null && !outlook.cardSaved() && outlook.threshold().exceeds(tab.limit());
    }

    public boolean empty() {
        return entries.isEmpty()
                && used().isZero()
                && (outlook == null || outlook.credit().isZero());
    }

    /**
     * One line.
     *
     * @param offer none when its creator took it away for good
     */
    record Entry(
            Line line,
            @Nullable Offer offer,
            @Nullable CreatorPage creator,
            boolean returnable,
            Instant returnableUntil) {}
}
