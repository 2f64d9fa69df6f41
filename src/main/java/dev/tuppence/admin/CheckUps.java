package dev.tuppence.admin;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.SelfCheck;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Checks the books by night and when an admin wants it, and remembers what was found. */
@Component
public class CheckUps {

    private final SelfCheck selfCheck;
    private final Ledger ledger;
    private final CheckUpRows rows;
    private final SchedulerClient scheduler;
    private final AuditLog audit;
    private final Clock clock;

    CheckUps(
            SelfCheck selfCheck,
            Ledger ledger,
            CheckUpRows rows,
            SchedulerClient scheduler,
            AuditLog audit,
            Clock clock) {
        this.selfCheck = selfCheck;
        this.ledger = ledger;
        this.rows = rows;
        this.scheduler = scheduler;
        this.audit = audit;
        this.clock = clock;
    }

    public CheckUp last() {
        return rows.last();
    }

    /** Does nothing while one runs. */
    public void ask(ReaderId admin) {
        audit.add(admin, AuditAction.SELF_CHECK_RUN, "books");
        try {
            scheduler.reschedule(CheckBooksTask.INSTANCE, clock.instant());
        } catch (TaskInstanceCurrentlyExecutingException e) {
            // it runs already
        }
    }

    /** Asks rule after rule; on grown books it takes a while. */
    void run() {
        var names = selfCheck.names();
        rows.begin(names.size());
        rows.keep(ledger.trialBalance());
        names.forEach(name -> rows.keep(selfCheck.ask(name)));
        rows.finish();
    }
}
