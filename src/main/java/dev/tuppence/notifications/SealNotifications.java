package dev.tuppence.notifications;

import dev.tuppence.seals.BooksSealed;
import dev.tuppence.seals.Seals;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells finance the newest seal, so that its hash is where no administrator of the database can change it. */
@Component
class SealNotifications {

    private final FinanceMails finance;
    private final Seals seals;

    SealNotifications(FinanceMails finance, Seals seals) {
        this.finance = finance;
        this.seals = seals;
    }

    /** A run that sets many seals is one mail: the newest covers all before it. */
    @ApplicationModuleListener(id = "notifications.books-sealed")
    void on(BooksSealed event) {
        seals.head()
                .filter(head -> head.number() == event.number())
                .ifPresent(head -> finance.send("books-sealed", head.number(), head.rows(), head.hash()));
    }
}
