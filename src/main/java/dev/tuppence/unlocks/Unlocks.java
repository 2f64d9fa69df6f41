package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.NoSuchItem;
import dev.tuppence.catalog.Offer;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one click. */
@Service
public class Unlocks {

    private final Items items;
    private final Holdings holdings;
    private final TabLimits tabs;
    private final Lanes lanes;
    private final Offers offers;
    private final Returns returns;

    Unlocks(Items items, Holdings holdings, TabLimits tabs, Lanes lanes, Offers offers, Returns returns) {
        this.items = items;
        this.holdings = holdings;
        this.tabs = tabs;
        this.lanes = lanes;
        this.offers = offers;
        this.returns = returns;
    }

    /**
     * Charges the reader's tab once per take, however often and however concurrently it is called, and returns after the
     * commit. Not inside a transaction: the lane commits.
     *
     * @throws UnlocksBusy when too many wait; nothing was charged
     * @throws UnlockOutcomeUnknown when the answer was lost; a retry is safe
     */
    @Transactional(propagation = Propagation.NEVER)
    public Verdict unlock(ReaderId reader, Quote quote) {
        if (holdings.of(reader, quote.item()).held()) {
            return new Verdict.Owned(); // a re-read never enters a lane
        }
        Offer offer;
        try {
            offer = items.offerOf(quote.item());
        } catch (NoSuchItem withdrawn) {
            return new Verdict.Stale();
        }
        if (offers.stale(quote, offer)) {
            return new Verdict.Stale();
        }
        if (offers.freeFor(reader, offer)) {
            holdings.grant(reader, offer.item(), offer.version(), "free");
            return new Verdict.Owned();
        }
        return charge(reader, offer, quote.take());
    }

    /**
     * The reader's undo: the mirror of one take. A retry changes nothing.
     *
     * @throws NotReturnable when it is too late, too much or was never unlocked
     */
    @Transactional
    public void giveBack(ReaderId reader, ItemId item, int take, ReturnReason reason) {
        returns.giveBack(reader, item, take, reason);
    }

    /**
     * Takes a line out of a settlement that is announced and not yet charged, which its caller made sure of under the tab's
     * lock. There is no window of time, but the share by value counts.
     *
     * @throws NotReturnable when it is too much or was never unlocked
     */
    @Transactional
    public void takeOutOfNotice(ReaderId reader, ItemId item, int take) {
        returns.takeOutOfNotice(reader, item, take);
    }

    /** @param reader none for visitors, who are offered the first take */
    @Transactional(readOnly = true)
    public Access accessTo(Offer offer, @Nullable ReaderId reader) {
        return offers.accessTo(offer, reader);
    }

    private Verdict charge(ReaderId reader, Offer offer, int take) {
        var command = new LaneCommand(
                reader.value(),
                offer.item().value(),
                offer.version(),
                offer.creator().value(),
                offer.price(),
                take);
        LaneVerdict verdict = lanes.decide(command);
        if (verdict.kind() == LaneVerdict.Kind.NO_TAB) {
            tabs.open(reader, offer.price().currency());
            verdict = lanes.decide(command);
        }
        return toldToReaders(verdict, offer.price().currency());
    }

    private static Verdict toldToReaders(LaneVerdict verdict, CurrencyCode currency) {
        return switch (verdict.kind()) {
            case CHARGED -> new Verdict.Charged();
            case OWNED -> new Verdict.Owned();
            case STALE -> new Verdict.Stale();
            case BLOCKED -> new Verdict.Blocked();
            case OVER_LIMIT ->
                new Verdict.OverLimit(
                        new Money(verdict.limitMicros(), currency), new Money(verdict.usedMicros(), currency));
            case NO_TAB -> throw new IllegalStateException("A tab that was opened is there");
        };
    }
}
