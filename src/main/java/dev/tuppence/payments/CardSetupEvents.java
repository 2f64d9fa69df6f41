package dev.tuppence.payments;

import java.util.Set;
import org.springframework.stereotype.Component;

/** A visit to the card page ended. */
@Component
class CardSetupEvents implements EventHandler {

    private final CardSetupRows setups;
    private final CardSetupReads reads;

    CardSetupEvents(CardSetupRows setups, CardSetupReads reads) {
        this.setups = setups;
        this.reads = reads;
    }

    @Override
    public Set<String> types() {
        return Set.of("checkout.session.completed", "checkout.session.expired");
    }

    @Override
    public void handle(EventNotice notice) {
        setups.withSession(notice.object()).ifPresent(reads::read);
    }
}
