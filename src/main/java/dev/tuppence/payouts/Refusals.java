package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.money.CurrencyCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often the processor refused a creator's transfers in a row, and when it is asked again. */
@Component
class Refusals {

    private final TransferRows rows;
    private final CurrentCreator currentCreator;
    private final PayoutsSettings settings;
    private final Clock clock;

    Refusals(TransferRows rows, CurrentCreator currentCreator, PayoutsSettings settings, Clock clock) {
        this.rows = rows;
        this.currentCreator = currentCreator;
        this.settings = settings;
        this.clock = clock;
    }

    /** Newest first, as many as matter. */
    @Transactional(readOnly = true)
    public List<Transfer> lastOf(CreatorId creator, CurrencyCode currency) {
        currentCreator.is(creator);
        return rows.of(creator, currency, settings.retries() + 1);
    }

    boolean notTooMany(List<Transfer> newestFirst) {
        return inARow(newestFirst) <= settings.retries();
    }

    boolean retryDue(List<Transfer> newestFirst) {
        int refused = inARow(newestFirst);
        return refused > 0
                && refused <= settings.retries()
                && !retryAt(newestFirst.getFirst(), refused).isAfter(clock.instant());
    }

    private Instant retryAt(Transfer last, int refused) {
        Duration wait = settings.firstRetry();
        for (int i = 1; i < refused; i++) {
            wait = wait.multipliedBy(4);
        }
        Instant decided = last.decidedAt() == null ? last.requestedAt() : last.decidedAt();
        return decided.plus(wait);
    }

    private static int inARow(List<Transfer> newestFirst) {
        int refused = 0;
        while (refused < newestFirst.size() && newestFirst.get(refused).state() == TransferState.FAILED) {
            refused++;
        }
        return refused;
    }
}
