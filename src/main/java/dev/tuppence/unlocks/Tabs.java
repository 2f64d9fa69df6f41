package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Readers' tabs: what they show, and how settlement closes and frees them. All changes join the caller's transaction. */
@Service
public class Tabs {

    public List<TabView> of(ReaderId reader) {
        throw new UnsupportedOperationException();
    }

    public Optional<TabView> of(ReaderId reader, CurrencyCode currency) {
        throw new UnsupportedOperationException();
    }

    /** One period's charges, newest first, returned ones included. */
    public List<Line> lines(ReaderId reader, CurrencyCode currency, int period) {
        throw new UnsupportedOperationException();
    }

    /** Tabs that owe something, in a fixed order, a page at a time, for runs over all readers. */
    public List<TabView> owing(@Nullable TabView after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Raises the period and moves what is owed to what is due; empty when nothing is owed. Locks the tab. */
    public Optional<ClosedPeriod> close(ReaderId reader, CurrencyCode currency) {
        throw new UnsupportedOperationException();
    }

    /**
     * A settlement goes on to be paid, or was: {@code due} falls, and what it leaves over opens the next period. Locks the tab.
     */
    public void release(ReaderId reader, CurrencyCode currency, Money noLongerDue, Money carriedOut) {
        throw new UnsupportedOperationException();
    }

    /** Locks the tab before its settlements: the one lock order. */
    public TabView lock(ReaderId reader, CurrencyCode currency) {
        throw new UnsupportedOperationException();
    }

    /**
     * Mirrors one charge of a closed period; empty when it was mirrored before. The caller lowers what its settlement claims.
     */
    public Optional<Money> mirror(
            ReaderId reader, CurrencyCode currency, int period, ItemId item, int take, ReturnReason reason) {
        throw new UnsupportedOperationException();
    }

    public void block(ReaderId reader, CurrencyCode currency, Block reason) {
        throw new UnsupportedOperationException();
    }

    public void unblock(ReaderId reader, CurrencyCode currency, Block reason) {
        throw new UnsupportedOperationException();
    }

    /** A card with strong authentication is on file. */
    public void cardSaved(ReaderId reader) {
        throw new UnsupportedOperationException();
    }

    /** One more settlement was paid. */
    public void settlementPaid(ReaderId reader) {
        throw new UnsupportedOperationException();
    }

    public void cardDeclined(ReaderId reader) {
        throw new UnsupportedOperationException();
    }
}
