package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import java.time.Clock;
import java.time.Instant;
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
        return bought.isAfter(oldest()) && isFor(reader, clock.instant());
    }

    /** @param then when it was paid, whatever became of that card since */
    boolean isFor(ReaderId reader, Instant then) {
        return cards.of(new Payer(reader.value()), then)
                .filter(card -> settings.withdrawal().countries().contains(card.country()))
                .isPresent();
    }
}
