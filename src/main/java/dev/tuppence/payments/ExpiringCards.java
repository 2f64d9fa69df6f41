package dev.tuppence.payments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose card ends soon is told in time, once. */
@Component
class ExpiringCards {

    private final SavedCardRows cards;
    private final ApplicationEventPublisher events;
    private final PaymentsSettings settings;
    private final Clock clock;

    ExpiringCards(SavedCardRows cards, ApplicationEventPublisher events, PaymentsSettings settings, Clock clock) {
        this.cards = cards;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** Some; false when there are none. */
    @Transactional
    public boolean tellNext() {
        LocalDate until = LocalDate.now(clock).plusDays(settings.expiryNotice().toDays());
        Map<Payer, SavedCard> expiring = cards.tellExpiring(until, settings.pageSize());
        expiring.forEach((payer, card) -> events.publishEvent(new CardExpires(payer, card)));
        return !expiring.isEmpty();
    }
}
