package dev.tuppence.settlement;

import dev.tuppence.payments.CardPaymentDeclined;
import dev.tuppence.payments.CardPaymentNeedsAuthentication;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A card payment did not go through: what that means for the settlement and the tab, in the same transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PaymentTroubles {

    private final Tabs tabs;
    private final Settling settling;
    private final SettlementMoves moves;
    private final SettlementSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PaymentTroubles(
            Tabs tabs,
            Settling settling,
            SettlementMoves moves,
            SettlementSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tabs = tabs;
        this.settling = settling;
        this.moves = moves;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    public void on(CardPaymentDeclined event) {
        Settlement.idOf(event.reference()).map(settling::locked).ifPresent(settlement -> declined(settlement, event));
    }

    @EventListener
    public void on(CardPaymentNeedsAuthentication event) {
        Settlement.idOf(event.reference())
                .map(settling::locked)
                .filter(settlement -> settlement.state().mayBecome(SettlementState.NEEDS_ACTION))
                .ifPresent(settlement -> {
                    moves.move(settlement, SettlementState.NEEDS_ACTION, null, null);
                    tell(settlement, false);
                });
    }

    private void declined(Settlement settlement, CardPaymentDeclined event) {
        boolean soft = !event.hard() && settlement.retries() < settings.maxRetries();
        SettlementState next = soft ? SettlementState.DECLINED_SOFT : SettlementState.DECLINED_HARD;
        if (!settlement.state().mayBecome(next)) {
            return; // paid meanwhile, or told before
        }
        @Nullable Instant retryAt = soft ? clock.instant().plus(settings.retryAfter()) : null;
        moves.move(settlement, next, event.code(), retryAt);
        tabs.cardDeclined(settlement.reader());
        if (!soft) {
            tabs.block(settlement.reader(), settlement.currency(), Block.UNPAID);
        }
        tell(settlement, true);
    }

    private void tell(Settlement settlement, boolean declined) {
        events.publishEvent(
                new SettlementNeedsReader(settlement.id(), settlement.reader(), settlement.charged(), declined));
    }
}
