package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.NoSuchItem;
import dev.tuppence.catalog.Offer;
import dev.tuppence.identity.ReaderId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one click. */
@Service
public class Unlocks {

    private final Items items;
    private final Holdings holdings;
    private final Charging charging;
    private final Offers offers;
    private final Returns returns;

    Unlocks(Items items, Holdings holdings, Charging charging, Offers offers, Returns returns) {
        this.items = items;
        this.holdings = holdings;
        this.charging = charging;
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
    public Verdict unlock(ReaderId reader, Quote quote) {
        return unlockAll(reader, List.of(quote));
    }

    /**
     * A bundle, as one: what the reader has not yet is charged together or not at all.
     *
     * @param quotes at most 100, in one currency, of different items
     * @throws IllegalArgumentException for others
     */
    public Verdict unlockAll(ReaderId reader, List<Quote> quotes) {
        List<LaneLine> lines = new ArrayList<>(quotes.size());
        for (Quote quote : quotes) {
            Offer offer;
            try {
                offer = items.offerOf(quote.item());
            } catch (NoSuchItem withdrawn) {
                return ownedOrStale(reader, quotes);
            }
            if (offers.stale(quote, offer)) {
                return ownedOrStale(reader, quotes);
            }
            if (offers.freeFor(reader, offer)) {
                holdings.grant(reader, offer.item(), offer.version(), "free");
            } else {
                lines.add(charging.line(ChargeKind.UNLOCK, offer, offer.price(), quote.take()));
            }
        }
        return lines.isEmpty()
                ? new Verdict.Owned()
                : charging.charge(reader, quotes.getFirst().price().currency(), lines);
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

    /**
     * Where the law gives a right to it, which its caller made sure of: whatever was returned before, without a reason.
     *
     * @throws NotReturnable when it is too late or was never unlocked
     */
    @Transactional
    public void withdraw(ReaderId reader, ItemId item, int take) {
        returns.withdraw(reader, item, take);
    }

    /**
     * The platform takes a purchase back, of whatever kind and however old. A retry changes nothing.
     *
     * @throws NotReturnable when its payment is under way, or a bank has not decided about it
     */
    @Transactional
    public void reverse(ReaderId reader, Charge.Key charge, ReturnReason why) {
        returns.reverse(reader, charge, why);
    }

    /** @param reader none for visitors, who are offered the first take */
    public Access accessTo(Offer offer, @Nullable ReaderId reader) {
        return offers.accessTo(offer, reader);
    }

    /** The same with what the reader's tab owes, by one question to the database. */
    public Standing standing(Offer offer, @Nullable ReaderId reader) {
        return offers.standing(offer, reader);
    }

    /** What a charge for this quote gave its reader just now, without asking the books again. */
    public Access.Held opened(Offer offer, Quote quote) {
        return offers.opened(offer, quote);
    }

    private Verdict ownedOrStale(ReaderId reader, List<Quote> quotes) {
        boolean owned = quotes.stream()
                .allMatch(quote -> holdings.of(reader, quote.item()).held());
        return owned ? new Verdict.Owned() : new Verdict.Stale();
    }
}
