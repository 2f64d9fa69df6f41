package dev.tuppence.settlement;

import static dev.tuppence.settlement.TakenCredit.From.CARD_PAYMENT;
import static dev.tuppence.settlement.TakenCredit.From.GIVEN_BACK;

import dev.tuppence.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Credit for what was given back or paid ahead, whose card payment the bank has taken back. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class LostCredit {

    private static final String SET_OFF = "set-off-";

    private final Settling settling;
    private final TakenCredit credit;
    private final SpentCredit spent;

    LostCredit(Settling settling, TakenCredit credit, SpentCredit spent) {
        this.settling = settling;
        this.credit = credit;
        this.spent = spent;
    }

    /** @param fee of the card payment, which was to be borne by what the credit would have paid */
    public record Taken(Money credit, Money fee) {}

    /**
     * Takes as much of the settlement's credit as its reader has not spent, or has again for what was bought with it and given
     * back; the caller books it.
     *
     * @param source why, e.g. {@code case-4}
     */
    public Taken take(long settlement, Money most, String source) {
        Settlement locked = settling.locked(settlement);
        Money taken = credit.left(locked, CARD_PAYMENT).atMost(most);
        if (taken.isPositive()) {
            credit.take(locked, CARD_PAYMENT, taken, source);
        }
        for (SpentCredit.Paid paid : spent.of(locked)) {
            taken = taken.plus(takeBack(paid, most.minus(taken), source));
        }
        return new Taken(taken, credit.feeOf(locked, source));
    }

    /**
     * Of what was just given back, as much as was bought with credit that the bank took back after it was spent: no credit, and
     * debt no longer. The caller books it.
     *
     * @param debt what its reader owes at most
     * @param source what was given back
     */
    public Money setOff(long settlement, Money given, Money debt, String source) {
        Settlement locked = settling.locked(settlement);
        String before = SET_OFF + settlement + "-";
        Money most = spent.lostIn(locked).minus(credit.takenFor(locked, before));
        return most.isPositive()
                ? takeBack(new SpentCredit.Paid(locked, most), given.atMost(debt), before + source)
                : Money.zero(given.currency());
    }

    private Money takeBack(SpentCredit.Paid paid, Money most, String source) {
        Money part =
                credit.left(paid.settlement(), GIVEN_BACK).atMost(paid.amount()).atMost(most);
        if (part.isPositive()) {
            credit.take(paid.settlement(), GIVEN_BACK, part, source);
        }
        return part;
    }

    /** The bank did not get it: what was taken for this is credit again; the caller books it. */
    public void giveBack(long settlement, String source) {
        credit.giveBack(settling.locked(settlement), source);
    }
}
