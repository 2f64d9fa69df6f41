package dev.tuppence.settlement;

import static dev.tuppence.settlement.TakenCredit.From.CARD_PAYMENT;

import dev.tuppence.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Credit for what was given back or paid ahead, whose card payment the bank has taken back. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class LostCredit {

    private final Settling settling;
    private final TakenCredit credit;

    LostCredit(Settling settling, TakenCredit credit) {
        this.settling = settling;
        this.credit = credit;
    }

    /** @param fee of the card payment, which was to be borne by what the credit would have paid */
    public record Taken(Money credit, Money fee) {}

    /**
     * Takes as much of the settlement's credit as its reader has not spent; the caller books it.
     *
     * @param source why, e.g. {@code case-4}
     */
    public Taken take(long settlement, Money most, String source) {
        Settlement locked = settling.locked(settlement);
        Money taken = credit.left(locked, CARD_PAYMENT).atMost(most);
        if (taken.isPositive()) {
            credit.take(locked, CARD_PAYMENT, taken, source);
        }
        return new Taken(taken, credit.feeOf(locked, source));
    }

    /** The bank did not get it: what was taken for this is credit again; the caller books it. */
    public void giveBack(long settlement, String source) {
        credit.giveBack(settling.locked(settlement), source);
    }
}
