package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Offer;
import dev.tuppence.identity.ReaderId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The one click. */
@Service
public class Unlocks {

    /**
     * Charges the reader's tab once per take, however often and however concurrently it is called, and returns after the
     * commit. Not inside a transaction: the lane commits.
     *
     * @throws UnlocksBusy when too many wait; nothing was charged
     */
    public Verdict unlock(ReaderId reader, Quote quote) {
        throw new UnsupportedOperationException();
    }

    /**
     * The reader's undo: the mirror of one take. A retry changes nothing.
     *
     * @throws NotReturnable when it is too late or was never unlocked
     */
    public void giveBack(ReaderId reader, ItemId item, int take, ReturnReason reason) {
        throw new UnsupportedOperationException();
    }

    /** @param reader none for visitors, who are offered the first take */
    public Access accessTo(Offer offer, @Nullable ReaderId reader) {
        throw new UnsupportedOperationException();
    }
}
