package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;

/** Returns of what is already on its way to being paid; whoever settles closed periods decides. Called in a transaction. */
public interface ClosedPeriodReturns {

    /** @throws NotReturnable when the settlement can no longer give it back */
    void giveBack(ReaderId reader, CurrencyCode currency, int period, Charge.Key charge, ReturnReason reason);
}
