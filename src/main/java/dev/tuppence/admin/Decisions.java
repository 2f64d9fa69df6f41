package dev.tuppence.admin;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.FailedEvents;
import dev.tuppence.payouts.Payouts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An admin's acts: each commits together with its line in the audit log. */
@Component
@Transactional
public class Decisions {

    private final Disputes disputes;
    private final Payouts payouts;
    private final FailedEvents events;
    private final AuditLog audit;

    Decisions(Disputes disputes, Payouts payouts, FailedEvents events, AuditLog audit) {
        this.disputes = disputes;
        this.payouts = payouts;
        this.events = events;
        this.audit = audit;
    }

    /** @throws dev.tuppence.disputes.NotAnswerable when it was answered before */
    public void accept(long caseId, ReaderId admin) {
        disputes.accept(caseId, admin);
        audit.add(admin, AuditAction.CASE_ACCEPTED, "case " + caseId);
    }

    /** @throws dev.tuppence.disputes.NotAnswerable when it was answered before */
    public void contest(long caseId, ReaderId admin) {
        disputes.contest(caseId, admin);
        audit.add(admin, AuditAction.CASE_CONTESTED, "case " + caseId);
    }

    /** @throws dev.tuppence.disputes.NotAnswerable when the case was not lost, or the reader was let in before */
    public void reinstate(long caseId, ReaderId admin) {
        disputes.reinstate(caseId);
        audit.add(admin, AuditAction.READER_REINSTATED, "case " + caseId);
    }

    public void trust(CreatorId creator, boolean trusted, ReaderId admin) {
        payouts.trust(creator, trusted);
        audit.add(
                admin,
                trusted ? AuditAction.CREATOR_TRUSTED : AuditAction.CREATOR_NOT_TRUSTED,
                "creator " + creator.value());
    }

    public void tryAgain(String event, ReaderId admin) {
        events.tryAgain(event);
        audit.add(admin, AuditAction.EVENT_TRIED_AGAIN, "event " + event);
    }
}
