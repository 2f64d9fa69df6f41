package dev.tuppence.screening;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for signals, and opens reviews where they are strong enough. Each kind and each review in a transaction of its own. */
@Component
class GatherSignals {

    private final SignalRows signals;
    private final ReviewDeeds reviews;
    private final EveryCreator everyCreator;
    private final TransactionTemplate transaction;

    GatherSignals(SignalRows signals, ReviewDeeds reviews, EveryCreator everyCreator, TransactionTemplate transaction) {
        this.signals = signals;
        this.reviews = reviews;
        this.everyCreator = everyCreator;
        this.transaction = transaction;
    }

    /** Not inside a transaction. */
    void run() {
        for (SignalKind kind : SignalKind.values()) {
            transaction.executeWithoutResult(status -> everyCreator.run(() -> signals.gather(kind)));
        }
        for (CreatorId creator : signals.suspicious()) {
            reviews.open(creator);
        }
        reviews.reverseUnappealed();
    }
}
