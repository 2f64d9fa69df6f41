package dev.tuppence.notifications;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.CardExpires;
import java.time.ZoneOffset;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells readers of their cards. */
@Component
class CardNotifications {

    private final Mails mails;

    CardNotifications(Mails mails) {
        this.mails = mails;
    }

    @ApplicationModuleListener(id = "notifications.card-expires")
    void on(CardExpires event) {
        mails.send(
                new ReaderId(event.payer().value()),
                "card-expires",
                event.card().last4(),
                event.card()
                        .expires()
                        .atEndOfMonth()
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant(),
                "/tab/card");
    }
}
