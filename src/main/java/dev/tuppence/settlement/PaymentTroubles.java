package dev.tuppence.settlement;

import dev.tuppence.payments.CardPaymentDeclined;
import dev.tuppence.payments.CardPaymentNeedsAuthentication;
import dev.tuppence.unlocks.Tabs;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A card payment did not go through: what that means for the settlement and the tab, in the same transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PaymentTroubles {

    /** What a payment is declined with that its reader did not confirm in time. */
    private static final String NOT_CONFIRMED = "authentication_required";

    private final Tabs tabs;
    private final Settling settling;
    private final SettlementMoves moves;
    private final RetrySchedule schedule;
    private final RefusedAmounts refused;
    private final ApplicationEventPublisher events;

    PaymentTroubles(
            Tabs tabs,
            Settling settling,
            SettlementMoves moves,
            RetrySchedule schedule,
            RefusedAmounts refused,
            ApplicationEventPublisher events) {
        this.tabs = tabs;
        this.settling = settling;
        this.moves = moves;
        this.schedule = schedule;
        this.refused = refused;
        this.events = events;
    }

    @EventListener
    public void on(CardPaymentDeclined event) {
        Settlement.idOf(event.reference()).map(settling::locked).ifPresent(settlement -> {
            if (!refused.isTooSmall(event) || settlement.writtenOff()) { // which no tab expects any more
                declined(settlement, event);
            } else if (settlement.state().mayBecome(SettlementState.CARRIED)) {
                refused.leave(settlement);
            }
        });
    }

    @EventListener
    public void on(CardPaymentNeedsAuthentication event) {
        Settlement.idOf(event.reference())
                .map(settling::locked)
                .filter(settlement -> settlement.state().mayBecome(SettlementState.NEEDS_ACTION))
                .ifPresent(settlement -> {
                    moves.trouble(settlement, SettlementState.NEEDS_ACTION, null, null);
                    tabs.waits(settlement.reader(), settlement.currency(), true);
                    tell(settlement, false);
                });
    }

    public void remind(long id) {
        Settlement settlement = settling.locked(id);
        if (settlement.state() == SettlementState.NEEDS_ACTION) {
            moves.reminded(id);
            tell(settlement, false);
        }
    }

    /** Nobody confirmed it for too long: it goes on like a decline. */
    public void notConfirmed(long id) {
        Settlement settlement = settling.locked(id);
        if (settlement.state() == SettlementState.NEEDS_ACTION) {
            decline(settlement, NOT_CONFIRMED, schedule.next(settlement, NOT_CONFIRMED));
        }
    }

    private void declined(Settlement settlement, CardPaymentDeclined event) {
        Optional<Instant> retryAt = event.hard() ? Optional.empty() : schedule.next(settlement, event.code());
        if (!settlement.state().mayBecome(stateFor(retryAt))) {
            return; // paid meanwhile, or told before
        }
        decline(settlement, event.code(), retryAt);
        tabs.cardDeclined(settlement.reader());
        if (event.hard()) {
            settling.block(settlement);
        }
        if (retryAt.isEmpty() || settlement.retries() == 0) {
            tell(settlement, true);
        }
    }

    private void decline(Settlement settlement, String code, Optional<Instant> retryAt) {
        moves.trouble(settlement, stateFor(retryAt), code, retryAt.orElse(null));
        tabs.waits(settlement.reader(), settlement.currency(), true);
    }

    private static SettlementState stateFor(Optional<Instant> retryAt) {
        return retryAt.isPresent() ? SettlementState.DECLINED_SOFT : SettlementState.DECLINED_HARD;
    }

    private void tell(Settlement settlement, boolean declined) {
        events.publishEvent(
                new SettlementNeedsReader(settlement.id(), settlement.reader(), settlement.charged(), declined));
    }
}
