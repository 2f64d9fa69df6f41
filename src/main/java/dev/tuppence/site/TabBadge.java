package dev.tuppence.site;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import org.jspecify.annotations.Nullable;

/** What a reader's tab holds, for the header of every page: one cheap look-up. */
public interface TabBadge {

    /**
     * @param owed none where there is nothing to show
     * @param waits whether a payment goes on only when the reader does something
     */
    record Shown(@Nullable Money owed, boolean waits) {

        public static final Shown NOTHING = new Shown(null, false);
    }

    Shown of(ReaderId reader);
}
