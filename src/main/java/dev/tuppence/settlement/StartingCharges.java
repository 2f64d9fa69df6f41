package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.payments.CardPayments;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Goes from announced to charging: what is removed by then is out, what cannot be charged is carried over. */
@Component
class StartingCharges {

    /** What is to be paid, and how. */
    private record Plan(Money credit, Money charged, Money carriedOut, boolean tooSmall) {}

    private final Tabs tabs;
    private final Settling settling;
    private final Cards cards;
    private final CardPayments payments;
    private final BookingPayments booking;
    private final SettlementSettings settings;

    StartingCharges(
            Tabs tabs,
            Settling settling,
            Cards cards,
            CardPayments payments,
            BookingPayments booking,
            SettlementSettings settings) {
        this.tabs = tabs;
        this.settling = settling;
        this.cards = cards;
        this.payments = payments;
        this.booking = booking;
        this.settings = settings;
    }

    /** Does nothing for a settlement that is further on. Returns the state it has then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SettlementState start(long id) {
        Settlement settlement = settling.locked(id);
        if (settlement.state() != SettlementState.NOTICED) {
            return settlement.state();
        }
        Plan plan = plan(settlement);
        if (settlement.claimed().isZero()) {
            settling.start(settlement, SettlementState.CANCELLED, plan.credit(), plan.charged(), plan.carriedOut());
            settling.unblock(settlement);
            return SettlementState.CANCELLED;
        }
        if (plan.tooSmall()) {
            return carry(settlement);
        }
        if (plan.charged().isPositive() && cards.of(payerOf(settlement)).isEmpty()) {
            return waitForCard(settlement);
        }
        return charge(settlement, plan);
    }

    private Plan plan(Settlement settlement) {
        Money zero = Money.zero(settlement.currency());
        Money claimed = settlement.claimed();
        Money credit = claimed.atMost(settling.creditOf(settlement));
        Money rest = claimed.minus(credit);
        Money charged = rest.chargeable();
        boolean byCreditAlone = credit.isPositive() && charged.isZero();
        Money minimum = settings.minimum(settlement.currency());
        if (!byCreditAlone && minimum.exceeds(charged)) {
            return leavingCredit(settlement, minimum).orElse(new Plan(zero, zero, claimed, true));
        }
        return new Plan(credit, charged, rest.minus(charged), false);
    }

    /** Credit that covers nearly all must not keep the tab open: the card pays its least, and some credit is kept. */
    private Optional<Plan> leavingCredit(Settlement settlement, Money minimum) {
        Money byCredit = settlement.claimed().minus(minimum);
        boolean enough = !byCredit.isNegative() && settling.creditOf(settlement).isPositive();
        return enough && cards.of(payerOf(settlement)).isPresent()
                ? Optional.of(new Plan(byCredit, minimum, Money.zero(settlement.currency()), false))
                : Optional.empty();
    }

    /** Its money goes into the open tab and is charged with it; the processor is never asked. */
    private SettlementState carry(Settlement settlement) {
        TabView tab = tabs.lock(settlement.reader(), settlement.currency());
        settling.carry(settlement, tab.period());
        tabs.release(settlement.reader(), settlement.currency(), settlement.claimed(), settlement.claimed());
        settling.unblock(settlement);
        return SettlementState.CARRIED;
    }

    private SettlementState waitForCard(Settlement settlement) {
        if (settling.isPast(settlement.oldestAt().plus(settings.latest()))) {
            tabs.block(settlement.reader(), settlement.currency(), Block.UNPAID);
        }
        return SettlementState.NOTICED;
    }

    private SettlementState charge(Settlement settlement, Plan plan) {
        settling.start(settlement, SettlementState.CHARGING, plan.credit(), plan.charged(), plan.carriedOut());
        if (plan.carriedOut().isPositive()) {
            tabs.release(settlement.reader(), settlement.currency(), plan.carriedOut(), plan.carriedOut());
        }
        if (plan.charged().isZero()) {
            booking.bookPaidByCredit(settlement.id());
            return SettlementState.PAID;
        }
        payments.request(settlement.reference(), payerOf(settlement), plan.charged());
        return SettlementState.CHARGING;
    }

    private static Payer payerOf(Settlement settlement) {
        return new Payer(settlement.reader().value());
    }
}
