package dev.tuppence.admin;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.departures.Departures;
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payments.FailedEvents;
import dev.tuppence.payouts.PayOutcome;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.seals.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An admin's acts: each commits together with its line in the audit log. */
@Component
@Transactional
public class Decisions {

    private final Disputes disputes;
    private final Payouts payouts;
    private final FailedEvents events;
    private final Verifications verifications;
    private final Departures departures;
    private final AuditLog audit;

    Decisions(
            Disputes disputes,
            Payouts payouts,
            FailedEvents events,
            Verifications verifications,
            Departures departures,
            AuditLog audit) {
        this.disputes = disputes;
        this.payouts = payouts;
        this.events = events;
        this.verifications = verifications;
        this.departures = departures;
        this.audit = audit;
    }

    /** @throws dev.tuppence.disputes.NotAnswerable when it was answered before */
    public void accept(long caseId, ReaderId admin) {
        disputes.accept(caseId, admin);
        answered(caseId, AuditAction.CASE_ACCEPTED, admin);
    }

    /** @throws dev.tuppence.disputes.NotAnswerable when it was answered before */
    public void contest(long caseId, ReaderId admin) {
        disputes.contest(caseId, admin);
        answered(caseId, AuditAction.CASE_CONTESTED, admin);
    }

    /** @throws dev.tuppence.disputes.NotAnswerable when the case is decided, or it was offered before */
    public void offerCredit(long caseId, ReaderId admin) {
        disputes.offerCredit(caseId);
        answered(caseId, AuditAction.CREDIT_OFFERED, admin);
    }

    /** @throws dev.tuppence.disputes.NotAnswerable when the case was not lost, or the reader was let in before */
    public void reinstate(long caseId, ReaderId admin) {
        disputes.reinstate(caseId);
        answered(caseId, AuditAction.READER_REINSTATED, admin);
    }

    /** Reading is nobody's business but in a case that waits for an answer; and looking is written down. */
    public void seeTitles(DisputeCase one, ReaderId admin) {
        audit.add(admin, AuditAction.TITLES_VIEWED, "case " + one.id(), one.reader());
    }

    public void clearClaim(ReaderId reader, String name, ReaderId admin) {
        if (departures.clear(reader)) {
            audit.add(admin, AuditAction.CLAIM_CLEARED, "reader " + name, reader);
        }
    }

    public void trust(CreatorId creator, boolean trusted, ReaderId admin) {
        payouts.trust(creator, trusted);
        audit.add(
                admin,
                trusted ? AuditAction.CREATOR_TRUSTED : AuditAction.CREATOR_NOT_TRUSTED,
                "creator " + creator.value());
    }

    public void hold(CreatorId creator, boolean hold, ReaderId admin) {
        payouts.hold(creator, hold);
        audit.add(admin, hold ? AuditAction.CREATOR_HELD : AuditAction.CREATOR_LET_GO, "creator " + creator.value());
    }

    public PayOutcome tryTransferAgain(CreatorId creator, CurrencyCode currency, ReaderId admin) {
        audit.add(admin, AuditAction.TRANSFER_TRIED_AGAIN, "creator " + creator.value());
        return payouts.tryAgain(creator, currency);
    }

    public void tryAgain(String event, ReaderId admin) {
        events.tryAgain(event);
        audit.add(admin, AuditAction.EVENT_TRIED_AGAIN, "event " + event);
    }

    /** @param expected a hash kept outside, or null */
    public void verifyBooks(@Nullable String expected, ReaderId admin) {
        verifications.ask(expected);
        audit.add(
                admin,
                AuditAction.BOOKS_VERIFIED,
                expected == null ? "books" : "books with " + expected.substring(0, 8));
    }

    private void answered(long caseId, AuditAction what, ReaderId admin) {
        ReaderId reader = disputes.find(caseId).map(DisputeCase::reader).orElse(null);
        audit.add(admin, what, "case " + caseId, reader);
    }
}
