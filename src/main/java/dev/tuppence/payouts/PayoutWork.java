package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What waits to be done. */
@Component
class PayoutWork {

    private final ReleaseEarnings release;
    private final PayoutRun run;
    private final PayoutPeriods periods;
    private final Refusals refusals;
    private final CreatorDebts debts;
    private final UnclaimedEarnings unclaimed;

    PayoutWork(
            ReleaseEarnings release,
            PayoutRun run,
            PayoutPeriods periods,
            Refusals refusals,
            CreatorDebts debts,
            UnclaimedEarnings unclaimed) {
        this.release = release;
        this.run = run;
        this.periods = periods;
        this.refusals = refusals;
        this.debts = debts;
        this.unclaimed = unclaimed;
    }

    void runDue() {
        release.releaseDue();
        debts.giveUpOld();
        unclaimed.runDue();
        run.runDue();
    }

    List<RefusedTransfers> refused(int limit) {
        return refusals.all(limit);
    }

    boolean waitsForOperator(CreatorId creator, CurrencyCode currency) {
        return refusals.of(creator, currency).waitsForOperator();
    }

    Instant nextRunAt() {
        return periods.next();
    }
}
