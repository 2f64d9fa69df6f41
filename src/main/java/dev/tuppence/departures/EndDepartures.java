package dev.tuppence.departures;

import dev.tuppence.creators.Teams;
import dev.tuppence.identity.Erasing;
import dev.tuppence.identity.MailMarks;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.payments.ForgettingPayers;
import dev.tuppence.payments.Payer;
import dev.tuppence.settlement.LastSettlements;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends departures whose time has come: first the money, then the card, then the name. Each step may be repeated. */
@Component
class EndDepartures {

    private static final Logger LOG = LoggerFactory.getLogger(EndDepartures.class);
    private static final int PAGE = 100;

    private final DepartureRows rows;
    private final Teams teams;
    private final LastSettlements settlements;
    private final ForgettingPayers payers;
    private final Forgetting forgetting;
    private final TransactionTemplate transaction;

    /** Who a reader was, for the last time. */
    @Component
    record Forgetting(Readers readers, MailMarks marks, Erasing erasing) {}

    EndDepartures(
            DepartureRows rows,
            Teams teams,
            LastSettlements settlements,
            ForgettingPayers payers,
            Forgetting forgetting,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.teams = teams;
        this.settlements = settlements;
        this.payers = payers;
        this.forgetting = forgetting;
        this.transaction = transaction;
    }

    void endDue() {
        List<ReaderId> due = rows.due(0, PAGE);
        while (!due.isEmpty()) {
            due.forEach(this::tryEnd);
            due = rows.due(due.getLast().value(), PAGE);
        }
    }

    private void tryEnd(ReaderId reader) {
        try {
            end(reader);
        } catch (RuntimeException e) { // one who cannot leave yet does not hold up the next
            LOG.error("Reader {} could not leave yet", reader.value(), e);
        }
    }

    private void end(ReaderId reader) {
        if (!teams.pagesOf(reader).isEmpty() || !settlements.end(reader)) {
            return; // a page that was opened since is left first; or a card payment is under way
        }
        payers.forget(new Payer(reader.value()));
        transaction.executeWithoutResult(status -> forget(reader));
    }

    private void forget(ReaderId reader) {
        String mail = forgetting.readers().profileOf(reader).mail();
        if (!rows.lock(reader) || mail == null) {
            return; // another worker was first
        }
        if (settlements.claims(reader)) {
            rows.keepClaim(reader, forgetting.marks().of(mail));
        }
        forgetting.erasing().erase(reader);
        rows.end(reader);
    }
}
