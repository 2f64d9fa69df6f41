package dev.tuppence.admin;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.reversals.Misuses;
import dev.tuppence.reversals.TakedownReason;
import dev.tuppence.reversals.Takedowns;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What admins take away or back: each act commits together with its line in the audit log. */
@Component
@Transactional
public class ReversalDecisions {

    private final Takedowns takedowns;
    private final Misuses misuses;
    private final AuditLog audit;

    ReversalDecisions(Takedowns takedowns, Misuses misuses, AuditLog audit) {
        this.takedowns = takedowns;
        this.misuses = misuses;
        this.audit = audit;
    }

    /** @throws dev.tuppence.reversals.NotTakenDown when it is taken down already */
    public void takeDown(ItemId item, TakedownReason reason, String note, ReaderId admin) {
        takedowns.takeDown(item, reason, note, admin);
        audit.add(admin, AuditAction.ITEM_TAKEN_DOWN, "item " + item.value());
    }

    /** @throws dev.tuppence.reversals.NotTakenDown when it was restored before */
    public void restore(long takedown, ReaderId admin) {
        takedowns.restore(takedown, admin);
        audit.add(admin, AuditAction.ITEM_RESTORED, "takedown " + takedown);
    }

    /** Ends all sign-ins now and asks another admin to take back what was charged. */
    public void stop(ReaderId reader, Instant from, String note, ReaderId admin) {
        long id = misuses.stop(reader, from, note, admin);
        audit.add(admin, AuditAction.SESSIONS_ENDED, "misuse " + id, reader);
    }

    /** @throws dev.tuppence.reversals.NotMisuse when it is the admin's own, or was decided before */
    public void agree(long misuse, ReaderId admin) {
        misuses.agree(misuse, admin);
        audit.add(admin, AuditAction.MISUSE_AGREED, "misuse " + misuse);
    }

    /** @throws dev.tuppence.reversals.NotMisuse when it is the admin's own, or was decided before */
    public void refuse(long misuse, ReaderId admin) {
        misuses.refuse(misuse, admin);
        audit.add(admin, AuditAction.MISUSE_REFUSED, "misuse " + misuse);
    }
}
