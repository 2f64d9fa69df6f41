package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.CardPayments;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** One reader's settlements and what the reader does with them. Another reader's do not exist here. */
@Service
public class ReaderSettlements {

    private final SettlementRows rows;
    private final Settlements settlements;
    private final SettlementActions actions;
    private final SettlingNow settling;
    private final CardPayments payments;
    private final Cards cards;

    ReaderSettlements(
            SettlementRows rows,
            Settlements settlements,
            SettlementActions actions,
            SettlingNow settling,
            CardPayments payments,
            Cards cards) {
        this.rows = rows;
        this.settlements = settlements;
        this.actions = actions;
        this.settling = settling;
        this.payments = payments;
        this.cards = cards;
    }

    /** Looking at it is remembered once. @throws NoSuchSettlement when there is none of this reader */
    public SettlementSheet open(ReaderId reader, long id) {
        Settlement found = own(reader, id);
        actions.opened(id);
        boolean card = cards.of(new Payer(reader.value())).isPresent();
        SettlementState state = found.state();
        boolean waits = state == SettlementState.NOTICED
                || state == SettlementState.WRITTEN_OFF
                || SettlementState.DECLINED.contains(state);
        return new SettlementSheet(
                settlements.find(id).orElseThrow(),
                settlements.lines(id),
                found.removed(),
                found.creditUsed(),
                found.payable(),
                found.chargeAt(),
                state == SettlementState.DECLINED_SOFT ? found.retryAt() : null,
                state == SettlementState.NOTICED,
                actions.postponable(found),
                card && waits && actions.chargeable(found),
                state == SettlementState.NEEDS_ACTION,
                actions.prefundOffer(found).orElse(null),
                found.prefunded());
    }

    /** @throws dev.tuppence.unlocks.NotReturnable when it is no longer announced only, or too much was given back */
    public void remove(ReaderId reader, long id, ItemId item, int take) {
        own(reader, id);
        actions.remove(id, item, take);
    }

    /** Returns false when it was postponed before or cannot be. */
    public boolean postpone(ReaderId reader, long id) {
        own(reader, id);
        return actions.postpone(id);
    }

    /** Charges now what is announced, tries again what was declined. Not inside a transaction. */
    public void pay(ReaderId reader, long id) {
        own(reader, id);
        actions.bringOn(id);
        settling.askProcessor(id);
    }

    /** Pays more than is due, and the rest waits as credit. Not inside a transaction. */
    public void prefund(ReaderId reader, long id) {
        own(reader, id);
        actions.prefund(id);
        settling.askProcessor(id);
    }

    /** Where the reader's bank asks; empty when it asks nothing any more. Not inside a transaction. */
    public Optional<URI> authenticate(ReaderId reader, long id, URI returnTo) {
        Settlement own = own(reader, id);
        return own.state() == SettlementState.NEEDS_ACTION
                ? payments.authenticate(own.reference(), returnTo)
                : Optional.empty();
    }

    /** Asks the processor how it stands. Not inside a transaction. */
    public void refresh(ReaderId reader, long id) {
        own(reader, id);
        settling.askProcessor(id);
    }

    private Settlement own(ReaderId reader, long id) {
        return rows.find(id)
                .filter(settlement -> settlement.reader().equals(reader))
                .orElseThrow(() -> new NoSuchSettlement(id));
    }
}
