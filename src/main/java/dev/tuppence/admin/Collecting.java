package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.settlement.CollectionRuns;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An admin starts and stops what is charged by itself; with a line in the audit log. */
@Component
@Transactional
public class Collecting {

    private static final String SUBJECT = "collection";

    private final CollectionRuns runs;
    private final AuditLog audit;

    Collecting(CollectionRuns runs, AuditLog audit) {
        this.runs = runs;
        this.audit = audit;
    }

    public void start(ReaderId admin) {
        runs.start();
        audit.add(admin, AuditAction.COLLECTION_STARTED, SUBJECT);
    }

    public void stop(ReaderId admin) {
        runs.stop();
        audit.add(admin, AuditAction.COLLECTION_STOPPED, SUBJECT);
    }
}
