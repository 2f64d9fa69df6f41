package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;

/** Closed periods that are only announced; whoever settles them implements it. Called in a transaction, under the tabs' locks. */
public interface AnnouncedPeriods {

    List<Integer> of(ReaderId reader, CurrencyCode currency);

    /** Charges for this much went over to the account that the guest became. */
    void handedOver(ReaderId guest, CurrencyCode currency, int period, Money amount);
}
