package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.DisputedPayments;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ClosedPeriodReturns;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Returns of what is in a settlement: out of it while it is announced, out of what it carried on, refused while a payment is
 * under way, credit once it is paid.
 */
@Component
class Returning implements ClosedPeriodReturns {

    /** One charge, named. */
    record Returned(ReaderId reader, CurrencyCode currency, int period, Charge.Key charge, ReturnReason reason) {}

    /** By whom. */
    @Component
    record Paid(ReturningPaid byReader, ReturningForgiven byPlatform) {}

    /** Nobody paid these, and nobody earned anything by them. */
    private static final Set<SettlementState> WITHOUT_EARNINGS =
            EnumSet.of(SettlementState.WRITTEN_OFF, SettlementState.CANCELLED);

    private final Tabs tabs;
    private final SettlementRows rows;
    private final RemovedAmounts removed;
    private final Paid paid;
    private final Elsewhere elsewhere;
    private final Withdrawals withdrawals;

    /** Where its reader has the money from already, or may have it. */
    @Component
    record Elsewhere(DisputedPayments disputes, ReadersCredit credit) {

        boolean back(Settlement settlement) {
            return disputes.disputed(settlement.reference())
                    || credit.offered(settlement.reader(), settlement.currency(), settlement.id())
                            .isPositive();
        }
    }

    Returning(
            Tabs tabs,
            SettlementRows rows,
            RemovedAmounts removed,
            Paid paid,
            Elsewhere elsewhere,
            Withdrawals withdrawals) {
        this.tabs = tabs;
        this.rows = rows;
        this.removed = removed;
        this.paid = paid;
        this.elsewhere = elsewhere;
        this.withdrawals = withdrawals;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(ReaderId reader, CurrencyCode currency, int period, Charge.Key charge, ReturnReason reason) {
        var what = new Returned(reader, currency, period, charge, reason);
        TabView tab = tabs.lock(reader, currency);
        Settlement settlement = rows.ofPeriod(reader, currency, period).orElseThrow(Returning::beingPaid);
        switch (settlement.state()) {
            case NOTICED -> mirror(what).ifPresent(amount -> removeFrom(settlement, amount));
            case CARRIED -> giveBackCarried(what, settlement, tab);
            default -> giveBackEnded(what, settlement);
        }
    }

    private void giveBackEnded(Returned what, Settlement settlement) {
        if (SettlementState.CHARGED.contains(settlement.state())) {
            giveBackPaid(what, settlement);
        } else if (!what.reason().ofPlatform()) {
            throw beingPaid();
        } else if (settlement.state() == SettlementState.FORGIVEN) {
            mirror(what).ifPresent(amount -> paid.byPlatform().giveBack(what, settlement, amount));
        } else if (!WITHOUT_EARNINGS.contains(settlement.state())) {
            throw beingPaid();
        }
    }

    @Override
    public boolean mayWithdraw(ReaderId reader, Instant bought) {
        return withdrawals.covers(reader, bought);
    }

    private void giveBackPaid(Returned what, Settlement settlement) {
        boolean decided = what.reason().ofPlatform() && !elsewhere.disputes().undecided(settlement.reference());
        if (!decided && elsewhere.back(settlement)) {
            throw new NotReturnable(NotReturnable.Why.DISPUTED);
        }
        mirror(what).ifPresent(amount -> paid.byReader().giveBack(what, settlement, amount));
    }

    private void removeFrom(Settlement settlement, Money amount) {
        removed.remove(settlement.id(), amount);
        tabs.release(settlement.reader(), settlement.currency(), amount, Money.zero(amount.currency()));
    }

    /** Its money went on with it: from period to period, into the open tab, an announced settlement or a paid one. */
    private void giveBackCarried(Returned what, Settlement settlement, TabView tab) {
        Optional<Settlement> last = lastCarrier(settlement);
        if (last.isPresent() && last.get().state() != SettlementState.NOTICED) {
            giveBackEnded(what, last.get());
            return;
        }
        mirror(what).ifPresent(amount -> {
            Money none = Money.zero(amount.currency());
            removed.carryLess(settlement.id(), amount, none);
            for (Optional<Settlement> next = next(settlement); next.isPresent(); next = next(next.get())) {
                if (next.get().state() == SettlementState.CARRIED) {
                    removed.carryLess(next.get().id(), none, amount);
                }
            }
            if (last.isPresent()) {
                removed.claimLess(last.get().id(), amount);
                tabs.release(tab.reader(), tab.currency(), amount, none);
            } else {
                tabs.release(tab.reader(), tab.currency(), none, amount.negated());
            }
        });
    }

    /** The settlement that has the money now; empty while the open tab has it. */
    private Optional<Settlement> lastCarrier(Settlement settlement) {
        Optional<Settlement> next = next(settlement);
        while (next.isPresent() && next.get().state() == SettlementState.CARRIED) {
            next = next(next.get());
        }
        return next;
    }

    private Optional<Settlement> next(Settlement settlement) {
        return Optional.ofNullable(settlement.carriedInto())
                .flatMap(period -> rows.ofPeriod(settlement.reader(), settlement.currency(), period));
    }

    private Optional<Money> mirror(Returned what) {
        return tabs.mirror(what.reader(), what.currency(), what.period(), what.charge(), what.reason());
    }

    private static NotReturnable beingPaid() {
        return new NotReturnable(NotReturnable.Why.BEING_PAID);
    }
}
