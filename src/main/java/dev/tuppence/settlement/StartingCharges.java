package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.payments.CardPayments;
import dev.tuppence.payments.Cards;
import dev.tuppence.unlocks.Tabs;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Goes from announced to charging. Does nothing for a settlement that is further on; returns the state it has then. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StartingCharges {

    private final Tabs tabs;
    private final Settling settling;
    private final Plans plans;
    private final SmallSettlements small;
    private final Cards cards;
    private final Paying paying;

    /** By credit alone, or by card. */
    @Component
    record Paying(BookingPayments booking, CardPayments payments) {}

    StartingCharges(Tabs tabs, Settling settling, Plans plans, SmallSettlements small, Cards cards, Paying paying) {
        this.tabs = tabs;
        this.settling = settling;
        this.plans = plans;
        this.small = small;
        this.cards = cards;
        this.paying = paying;
    }

    /** When it is time. After the last day, and while its reader disputes a payment, nothing is charged by itself. */
    public SettlementState start(long id) {
        return start(id, false, plans::of);
    }

    /** Its reader wants it. */
    public SettlementState startNow(long id) {
        return start(id, true, plans::of);
    }

    /** Its reader wants to pay more, so that the rest waits as credit. */
    public SettlementState startPrefunding(long id) {
        return start(id, true, plans::prefunding);
    }

    /** False where credit does not pay all of it. */
    public boolean payByCredit(long id) {
        Settlement settlement = settling.locked(id);
        Plan plan = plans.of(settlement);
        boolean covered = plan.credit().isPositive() && plan.charged().isZero();
        return covered && charge(settlement, plan) == SettlementState.PAID;
    }

    /** Only reads. */
    public Optional<Money> prefundOffer(Settlement settlement) {
        return plans.offer(settlement);
    }

    private SettlementState start(long id, boolean wanted, Function<Settlement, Plan> planning) {
        Settlement settlement = settling.locked(id);
        if (settlement.state() != SettlementState.NOTICED || !wanted && settling.isTooEarly(settlement)) {
            return settlement.state();
        }
        if (settlement.claimed().isZero()) {
            return cancel(settlement);
        }
        Plan plan = planning.apply(settlement);
        if (plan.tooSmall()) {
            return small.end(settlement);
        }
        if (plan.charged().isPositive()) {
            if (!wanted && small.isDust(settlement)) {
                return small.end(settlement);
            }
            boolean card = cards.of(settlement.payer()).isPresent();
            if (!card || !wanted && !settling.mayBeChargedByItself(settlement)) {
                return settling.waitForReader(settlement);
            }
        }
        return charge(settlement, plan);
    }

    private SettlementState cancel(Settlement settlement) {
        Money zero = Money.zero(settlement.currency());
        settling.start(settlement, SettlementState.CANCELLED, zero, zero, zero);
        settling.unblock(settlement);
        return SettlementState.CANCELLED;
    }

    private SettlementState charge(Settlement settlement, Plan plan) {
        settling.start(settlement, SettlementState.CHARGING, plan.credit(), plan.charged(), plan.carriedOut());
        if (plan.carriedOut().isPositive()) {
            tabs.release(settlement.reader(), settlement.currency(), plan.carriedOut(), plan.carriedOut());
        }
        if (plan.charged().isZero()) {
            paying.booking().bookPaidByCredit(settlement.id());
            return SettlementState.PAID;
        }
        settling.prefund(settlement, plan.prefunded());
        paying.payments()
                .request(
                        settlement.reference(),
                        settlement.payer(),
                        plan.charged().plus(plan.prefunded()));
        return SettlementState.CHARGING;
    }
}
