package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Readers' tabs: what they show, and how settlement closes and frees them. All changes join the caller's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Tabs {

    private final TabRows tabs;
    private final ChargeRows charges;
    private final Mirrors mirrors;
    private final TabLimits limits;
    private final ReaderBlocks blocks;

    Tabs(TabRows tabs, ChargeRows charges, Mirrors mirrors, TabLimits limits, ReaderBlocks blocks) {
        this.tabs = tabs;
        this.charges = charges;
        this.mirrors = mirrors;
        this.limits = limits;
        this.blocks = blocks;
    }

    /** The fullest first. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<TabView> of(ReaderId reader) {
        return tabs.of(reader);
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<TabView> of(ReaderId reader, CurrencyCode currency) {
        return tabs.find(reader, currency);
    }

    /** One period's charges, newest first, returned ones included. */
    @Transactional(readOnly = true)
    public List<Line> lines(ReaderId reader, CurrencyCode currency, int period) {
        return charges.ofPeriod(reader, currency, period);
    }

    /** Tabs that owe something, in a fixed order, a page at a time, for runs over all readers. */
    @Transactional(readOnly = true)
    public List<TabView> owing(@Nullable TabView after, int limit) {
        return tabs.owing(after, limit);
    }

    /** Raises the periods and moves what is owed to what is due, where something is owed. Locks the tabs in their order. */
    public List<ClosedPeriod> close(Collection<TabKey> keys) {
        return tabs.close(keys);
    }

    /**
     * A settlement goes on to be paid, or was: {@code due} falls, and what it leaves over opens the next period. Locks the tab.
     */
    public void release(ReaderId reader, CurrencyCode currency, Money noLongerDue, Money carriedOut) {
        tabs.release(lock(reader, currency), noLongerDue, carriedOut);
    }

    /** What is too small to be charged is open again, as old as it was. Locks the tab. */
    public void reopen(ReaderId reader, CurrencyCode currency, Money carried, Instant oldest) {
        tabs.reopen(lock(reader, currency), carried, oldest);
    }

    /** @param waits whether a settlement of this tab goes on only when its reader does something */
    public void waits(ReaderId reader, CurrencyCode currency, boolean waits) {
        tabs.waits(lock(reader, currency), waits);
    }

    /** Locks all tabs of a reader, in their order: whether a settlement is paid decides the limits of all. */
    public void lock(ReaderId reader) {
        limits.lock(reader);
    }

    /** Whether any tab of this reader is blocked for this reason, or would be. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean blocked(ReaderId reader, Block reason) {
        return tabs.blocked(reader, reason);
    }

    /** Locks the tabs of several readers, in their order. */
    public void lock(Collection<TabKey> keys) {
        tabs.lock(keys);
    }

    /** Locks the tab before its settlements: the one lock order. */
    public TabView lock(ReaderId reader, CurrencyCode currency) {
        return tabs.lock(reader, currency);
    }

    /**
     * Mirrors one charge of a closed period; empty when it was mirrored before. The caller lowers what its settlement claims.
     */
    public Optional<Money> mirror(
            ReaderId reader, CurrencyCode currency, int period, Charge.Key charge, ReturnReason reason) {
        TabView tab = lock(reader, currency);
        if (period >= tab.period()) {
            throw new IllegalArgumentException("Period %d is not closed".formatted(period));
        }
        return mirrors.mirror(reader, charge.kind(), charge.item().value(), charge.take(), reason);
    }

    /** All tabs of a reader, also those that are opened later. Locks them. */
    public void block(ReaderId reader, Block reason) {
        blocks.block(reader, reason);
    }

    /** The same. */
    public void unblock(ReaderId reader, Block reason) {
        blocks.unblock(reader, reason);
    }

    public void block(ReaderId reader, CurrencyCode currency, Block reason) {
        tabs.block(lock(reader, currency), reason);
    }

    public void unblock(ReaderId reader, CurrencyCode currency, Block reason) {
        tabs.unblock(lock(reader, currency), reason);
    }

    /** @param budget what the reader wants to spend on this tab in a calendar month; none for no budget */
    public void budget(ReaderId reader, CurrencyCode currency, @Nullable Money budget) {
        limits.budget(reader, currency, budget);
    }

    /**
     * A card with strong authentication is on file.
     *
     * @param country of its bank, ISO 3166-1 alpha-2; {@code ZZ} while unknown
     */
    public void cardSaved(ReaderId reader, String country) {
        limits.cardSaved(reader, country);
    }

    /** One more settlement was paid. */
    public void settlementPaid(ReaderId reader) {
        limits.settlementPaid(reader);
    }

    public void cardDeclined(ReaderId reader) {
        limits.cardDeclined(reader);
    }
}
