package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.screening.Review;
import dev.tuppence.screening.Reviews;
import dev.tuppence.screening.WithholdingReason;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What admins decide about creators in review: each act commits together with its line in the audit log. All throw
 * {@link dev.tuppence.screening.NotReviewable} when another one was faster, or has to decide.
 */
@Component
@Transactional
public class ReviewDecisions {

    private final Reviews reviews;
    private final AuditLog audit;

    ReviewDecisions(Reviews reviews, AuditLog audit) {
        this.reviews = reviews;
        this.audit = audit;
    }

    public void clear(long id, ReaderId admin) {
        reviews.clear(id);
        add(admin, AuditAction.REVIEW_CLEARED, id);
    }

    /** @throws IllegalArgumentException when no reader is named about whom anything was noticed */
    public void propose(long id, WithholdingReason reason, Set<ReaderId> readers, ReaderId admin) {
        reviews.propose(id, reason, readers, admin);
        add(admin, AuditAction.WITHHOLDING_PROPOSED, id);
    }

    public void refuse(long id, ReaderId admin) {
        reviews.refuse(id, admin);
        add(admin, AuditAction.WITHHOLDING_REFUSED, id);
    }

    public void agree(long id, ReaderId admin) {
        reviews.agree(id, admin);
        add(admin, AuditAction.WITHHOLDING_AGREED, id);
    }

    public void grant(long id, ReaderId admin) {
        reviews.grant(id, admin);
        add(admin, AuditAction.APPEAL_GRANTED, id);
    }

    public void deny(long id, ReaderId admin) {
        reviews.deny(id, admin);
        add(admin, AuditAction.APPEAL_DENIED, id);
    }

    public void close(long id, ReaderId admin) {
        reviews.close(id);
        add(admin, AuditAction.REVIEW_CLOSED, id);
    }

    private void add(ReaderId admin, AuditAction action, long id) {
        Set<ReaderId> withheld = reviews.find(id).map(Review::readers).orElse(Set.of());
        audit.addEach(admin, action, "review " + id, withheld);
    }
}
