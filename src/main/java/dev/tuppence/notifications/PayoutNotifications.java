package dev.tuppence.notifications;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.BankPayoutMoved;
import dev.tuppence.payouts.EarningsUnclaimed;
import java.time.Instant;
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

    @ApplicationModuleListener(id = "notifications.bank-payout-moved")
    void on(BankPayoutMoved event) {
        switch (event.state()) {
            case "paid" -> tell(event.creator(), "paid-out", event.amount(), event.arrivesAt());
            case "failed" -> tell(event.creator(), "payout-failed", event.amount(), event.arrivesAt());
            default -> {} // on its way
        }
    }

    @ApplicationModuleListener(id = "notifications.earnings-unclaimed")
    void on(EarningsUnclaimed event) {
        tell(event.creator(), "unclaimed", event.amount(), event.backAt());
    }

    private void tell(CreatorId creator, String kind, Money amount, Instant at) {
        teams.ownerOf(creator).forEach(owner -> mails.send(owner, kind, amount, at, pageOf(creator)));
    }

    private String pageOf(CreatorId creator) {
        return "/studio/%s/payouts".formatted(creators.pageOf(creator).handle());
    }
}
