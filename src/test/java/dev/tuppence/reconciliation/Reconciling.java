package dev.tuppence.reconciliation;

import dev.tuppence.sandbox.SandboxClock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Compares everything until now, as a night does. */
@Component
public class Reconciling {

    private final Reconcile reconcile;
    private final Reconciliation reconciliation;
    private final ReconciliationSettings settings;
    private final SandboxClock clock;

    Reconciling(
            Reconcile reconcile, Reconciliation reconciliation, ReconciliationSettings settings, SandboxClock clock) {
        this.reconcile = reconcile;
        this.reconciliation = reconciliation;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is open afterwards. */
    public List<ProcessorBreak> breaks() {
        finish();
        clock.forward(settings.settled().plus(Duration.ofMinutes(1)));
        finish();
        return reconciliation.breaks(0, 1000);
    }

    private void finish() {
        do {
            reconcile.run();
        } while (reconciliation.runs(1).getFirst().finishedAt() == null);
    }
}
