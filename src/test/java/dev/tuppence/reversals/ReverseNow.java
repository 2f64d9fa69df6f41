package dev.tuppence.reversals;

import org.springframework.stereotype.Component;

/** What the task does by and by. */
@Component
public class ReverseNow {

    private final ReversePurchases purchases;

    ReverseNow(ReversePurchases purchases) {
        this.purchases = purchases;
    }

    public void all() {
        purchases.runDue();
    }
}
