package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import java.time.Instant;

/** Returns of what is already on its way to being paid; whoever settles closed periods decides. Called in a transaction. */
public interface ClosedPeriodReturns {

    /** @throws NotReturnable when the settlement can no longer give it back */
    void giveBack(ReaderId reader, CurrencyCode currency, int period, Charge.Key charge, ReturnReason reason);

    /** Whether the law lets the reader have back what was bought then, so that it counts for no share. */
    default boolean mayWithdraw(ReaderId reader, Instant bought) {
        return false;
    }
}
