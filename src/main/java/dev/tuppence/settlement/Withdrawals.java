package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.payments.SavedCard;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom the law of their card's country lets withdraw from a purchase, read or not. */
@Component
class Withdrawals {

    private final Cards cards;
    private final SettlementSettings settings;
    private final Clock clock;

    Withdrawals(Cards cards, SettlementSettings settings, Clock clock) {
        this.cards = cards;
        this.settings = settings;
        this.clock = clock;
    }

    /** Unlocks that are older stay. */
    Instant oldest() {
        return clock.instant().minus(settings.withdrawal().within());
    }

    /** Not paid yet: the card of today will. */
    boolean covers(ReaderId reader, Instant bought) {
        return bought.isAfter(oldest())
                && cardOf(reader).filter(this::isOfSuchACountry).isPresent();
    }

    /** Where no card paid it, it is the card of today. */
    boolean covers(SettlementView paid) {
        return cards.thatPaid(paid.paymentReference())
                .or(() -> cardOf(paid.reader()))
                .filter(this::isOfSuchACountry)
                .isPresent();
    }

    private Optional<SavedCard> cardOf(ReaderId reader) {
        return cards.of(new Payer(reader.value()));
    }

    private boolean isOfSuchACountry(SavedCard card) {
        return settings.withdrawal().countries().contains(card.country());
    }
}
