package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.payments.CardPaymentDeclined;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The processor does not begin so small a payment, whatever the settings say its least is. Nothing was charged, so the amount goes on
 * with the open tab and is paid together with more.
 */
@Component
class RefusedAmounts {

    private static final String TOO_SMALL = "amount_too_small";

    private final Tabs tabs;
    private final Settling settling;
    private final SettlementMoves moves;
    private final BookingPayments booking;

    RefusedAmounts(Tabs tabs, Settling settling, SettlementMoves moves, BookingPayments booking) {
        this.tabs = tabs;
        this.settling = settling;
        this.moves = moves;
        this.booking = booking;
    }

    boolean isTooSmall(CardPaymentDeclined declined) {
        return TOO_SMALL.equals(declined.code());
    }

    /** What credit paid of it is paid. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(Settlement settlement) {
        Money left = settlement.charged();
        tabs.reopen(settlement.reader(), settlement.currency(), left, settlement.oldestAt());
        if (settlement.creditUsed().isPositive()) {
            moves.carryRest(settlement);
            booking.bookPaidByCredit(settlement.id());
        } else {
            TabView tab = tabs.lock(settlement.reader(), settlement.currency());
            moves.carryAll(settlement, tab.period());
            settling.unblock(settlement);
        }
    }
}
