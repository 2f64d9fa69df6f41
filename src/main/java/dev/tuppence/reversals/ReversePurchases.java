package dev.tuppence.reversals;

import dev.tuppence.reversals.ReversalRows.Due;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.Unlocks;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Each purchase in a transaction of its own; whoever stops in between goes on behind the last batch, and what was reversed before is
 * not met again.
 */
@Component
class ReversePurchases {

    private final ReversalRows rows;
    private final PurchaseRows purchases;
    private final Unlocks unlocks;
    private final ReversalsSettings settings;

    ReversePurchases(ReversalRows rows, PurchaseRows purchases, Unlocks unlocks, ReversalsSettings settings) {
        this.rows = rows;
        this.purchases = purchases;
        this.unlocks = unlocks;
        this.settings = settings;
    }

    /** Not inside a transaction. */
    public void runDue() {
        for (Due due : rows.due()) {
            Optional<Due> next = Optional.of(due);
            while (next.isPresent()) {
                next = step(next.get());
            }
        }
    }

    /** Empty when all were met. */
    private Optional<Due> step(Due due) {
        List<Purchase> found = purchases.next(due.scope(), due.after(), settings.batch());
        int reversed = (int) found.stream().filter(one -> reverse(due, one)).count();
        int waiting = found.size() - reversed;
        if (found.size() == settings.batch()) {
            return Optional.of(rows.goOn(due, found.getLast(), reversed, waiting));
        }
        rows.pass(due, reversed, waiting, settings.again());
        return Optional.empty();
    }

    private boolean reverse(Due due, Purchase purchase) {
        try {
            unlocks.reverse(purchase.reader(), purchase.charge(), due.why());
            return true;
        } catch (NotReturnable later) {
            return false;
        }
    }
}
