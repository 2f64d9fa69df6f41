package dev.tuppence.departures;

import dev.tuppence.identity.MailMarks;
import dev.tuppence.identity.Readers;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.settlement.LastSettlements;
import dev.tuppence.settlement.LeftUnpaid;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.TabSettled;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Tabs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who pays what an address had left unpaid may open a tab with it again, until a bank takes that back. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PaidClaims {

    private final DepartureRows rows;
    private final LeftUnpaid unpaid;
    private final LastSettlements settlements;
    private final Settlements all;
    private final Tabs tabs;
    private final Addresses addresses;

    /** Whose is which. */
    @Component
    record Addresses(Readers readers, MailMarks marks) {}

    PaidClaims(
            DepartureRows rows,
            LeftUnpaid unpaid,
            LastSettlements settlements,
            Settlements all,
            Tabs tabs,
            Addresses addresses) {
        this.rows = rows;
        this.unpaid = unpaid;
        this.settlements = settlements;
        this.all = all;
        this.tabs = tabs;
        this.addresses = addresses;
    }

    @EventListener
    public void on(TabSettled event) {
        unpaid.payerOf(event.settlement())
                .filter(payer -> !settlements.claims(event.reader()))
                .ifPresent(payer -> {
                    rows.claim(event.reader(), false);
                    String mail = addresses.readers().profileOf(payer).mail();
                    if (mail != null && !rows.claimed(addresses.marks().of(mail))) {
                        tabs.unblock(payer, Block.CLAIM);
                    }
                });
    }

    @EventListener
    public void on(DisputeOpened event) {
        all.withPaymentReference(event.paymentReference()).ifPresent(this::claimAgain);
    }

    private void claimAgain(SettlementView paid) {
        unpaid.payerOf(paid.id()).ifPresent(payer -> {
            tabs.lock(paid.reader()); // in the readers' order
            rows.claim(paid.reader(), true);
            tabs.block(payer, Block.CLAIM);
        });
    }
}
