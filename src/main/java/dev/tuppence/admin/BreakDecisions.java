package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.reconciliation.Reconciliation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What admins do about what differs from the processor: each act commits together with its line in the audit log. */
@Component
@Transactional
public class BreakDecisions {

    private final Reconciliation reconciliation;
    private final AuditLog audit;

    BreakDecisions(Reconciliation reconciliation, AuditLog audit) {
        this.reconciliation = reconciliation;
        this.audit = audit;
    }

    /** @throws dev.tuppence.reconciliation.NotOpen when it was resolved before */
    public void take(long id, ReaderId admin) {
        reconciliation.take(id, admin);
        audit.add(admin, AuditAction.BREAK_TAKEN, "break " + id);
    }

    /**
     * @param note 10 to 500 characters
     * @throws dev.tuppence.reconciliation.NotOpen when it was resolved before
     */
    public void resolve(long id, String note, ReaderId admin) {
        reconciliation.resolve(id, note, admin);
        audit.add(admin, AuditAction.BREAK_RESOLVED, "break " + id);
    }
}
