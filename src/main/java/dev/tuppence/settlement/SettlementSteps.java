package dev.tuppence.settlement;

import dev.tuppence.unlocks.TabKey;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps towards a payment, a transaction each. */
@Component
@Transactional
class SettlementSteps {

    private final ClosingTabs closing;
    private final StartingCharges charges;
    private final Retrying retrying;

    SettlementSteps(ClosingTabs closing, StartingCharges charges, Retrying retrying) {
        this.closing = closing;
        this.charges = charges;
        this.retrying = retrying;
    }

    public void close(Map<TabKey, Cause> due) {
        closing.close(due);
    }

    /** Charges what is announced, tries again what was declined. */
    public void collect(long settlement) {
        retrying.retryByItself(settlement); // first: its payment is locked before its tab
        charges.start(settlement);
    }
}
