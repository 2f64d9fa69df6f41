package dev.tuppence.notifications;

import dev.tuppence.disputes.CreditOffered;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.settlement.SettlementNeedsReader;
import dev.tuppence.settlement.SettlementNoticed;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.TabSettled;
import dev.tuppence.settlement.TabWrittenOff;
import java.time.Clock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells readers what will be charged, what was, and what waits for them. Ids stay when classes move: waiting events name them. */
@Component
class SettlementNotifications {

    private final Mails mails;
    private final Settlements settlements;
    private final Cards cards;
    private final Clock clock;

    SettlementNotifications(Mails mails, Settlements settlements, Cards cards, Clock clock) {
        this.mails = mails;
        this.settlements = settlements;
        this.cards = cards;
        this.clock = clock;
    }

    @ApplicationModuleListener(id = "notifications.settlement-noticed")
    void on(SettlementNoticed event) {
        boolean card = cards.of(new Payer(event.reader().value())).isPresent();
        String kind = card ? "noticed" : "noticed-without-card";
        if (mails.send(event.reader(), kind, event.amount(), event.chargeAt(), page(event.settlement()))) {
            settlements.told(event.settlement());
        }
    }

    @ApplicationModuleListener(id = "notifications.settlement-needs-reader")
    void on(SettlementNeedsReader event) {
        String kind = event.declined() ? "declined" : "authenticate";
        mails.send(event.reader(), kind, event.amount(), clock.instant(), page(event.settlement()));
    }

    @ApplicationModuleListener(id = "notifications.tab-settled")
    void on(TabSettled event) {
        settlements.find(event.settlement()).ifPresent(paid -> {
            boolean forgiven = paid.state().equals("FORGIVEN");
            mails.send(
                    event.reader(),
                    forgiven ? "forgiven" : "receipt",
                    forgiven
                            ? paid.gross().plus(paid.carriedIn())
                            : paid.charged().plus(paid.prefunded()),
                    event.at(),
                    page(event.settlement()));
        });
    }

    @ApplicationModuleListener(id = "notifications.tab-written-off")
    void on(TabWrittenOff event) {
        settlements
                .find(event.settlement())
                .ifPresent(unpaid -> mails.send(
                        event.reader(), "written-off", unpaid.charged(), event.at(), page(event.settlement())));
    }

    @ApplicationModuleListener(id = "notifications.credit-offered")
    void on(CreditOffered event) {
        mails.send(event.reader(), "credit-offered", event.amount(), event.at(), page(event.settlement()));
    }

    private static String page(long settlement) {
        return "/tab/settlements/" + settlement;
    }
}
