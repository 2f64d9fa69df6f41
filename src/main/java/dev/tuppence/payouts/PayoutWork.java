package dev.tuppence.payouts;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** What waits to be done. */
@Component
class PayoutWork {

    private final ReleaseEarnings release;
    private final PayoutRun run;
    private final PayoutPeriods periods;

    PayoutWork(ReleaseEarnings release, PayoutRun run, PayoutPeriods periods) {
        this.release = release;
        this.run = run;
        this.periods = periods;
    }

    void runDue() {
        release.releaseDue();
        run.runDue();
    }

    Instant nextRunAt() {
        return periods.next();
    }
}
