package dev.tuppence.notifications;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.payments.BankPayoutChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells creators that their money arrived at their bank, or came back from it. */
@Component
class PayoutNotifications {

    private final Mails mails;
    private final Teams teams;
    private final Creators creators;

    PayoutNotifications(Mails mails, Teams teams, Creators creators) {
        this.mails = mails;
        this.teams = teams;
        this.creators = creators;
    }

    @ApplicationModuleListener(id = "notifications.bank-payout-changed")
    void on(BankPayoutChanged event) {
        switch (event.state()) {
            case "paid" -> tell(event, "paid-out");
            case "failed" -> tell(event, "payout-failed");
            default -> {} // on its way
        }
    }

    private void tell(BankPayoutChanged event, String kind) {
        var creator = new CreatorId(event.payee().value());
        String page = "/studio/%s/payouts".formatted(creators.pageOf(creator).handle());
        teams.ownerOf(creator).forEach(owner -> mails.send(owner, kind, event.amount(), event.arrivesAt(), page));
    }
}
