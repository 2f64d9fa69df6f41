package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Credit for what was given back, whose card payment the bank has taken back as well. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class LostCredit {

    private final Settling settling;
    private final TakenCredit credit;

    LostCredit(Settling settling, TakenCredit credit) {
        this.settling = settling;
        this.credit = credit;
    }

    /**
     * Takes as much of the settlement's credit as its reader has not spent; the caller books it.
     *
     * @param source why, e.g. {@code dispute-4}
     */
    public Money take(long settlement, Money most, String source) {
        Settlement locked = settling.locked(settlement);
        Money taken = credit.left(locked).atMost(most);
        if (taken.isPositive()) {
            credit.take(locked, taken, source);
        }
        return taken;
    }
}
