package dev.tuppence.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;

/** Everything about settlements that becomes due with time. Each step is its own transaction; running twice changes nothing. */
@Service
public class SettlementRuns {

    private final ClosingRun closing;
    private final Collecting collecting;
    private final DueRows due;
    private final TroubleSteps steps;
    private final SettlementSettings settings;
    private final Clock clock;

    SettlementRuns(
            ClosingRun closing,
            Collecting collecting,
            DueRows due,
            TroubleSteps steps,
            SettlementSettings settings,
            Clock clock) {
        this.closing = closing;
        this.collecting = collecting;
        this.due = due;
        this.steps = steps;
        this.settings = settings;
        this.clock = clock;
    }

    /** Closes tabs, charges and retries, and looks after what has no outcome or is not paid. */
    public void runDue() {
        Instant now = clock.instant();
        closing.run();
        collecting.run();
        each((id, limit) -> due.withoutOutcome(now.minus(settings.unknownAfter()), id, limit), steps::callUnknown);
        remind(now);
        each((id, limit) -> due.notConfirmed(now.minus(settings.confirmWithin()), id, limit), steps::notConfirmed);
        each((id, limit) -> due.waitingForReader(now.minus(settings.grace()), id, limit), steps::blockUnpaid);
        each((id, limit) -> due.toWriteOff(now.minus(settings.writeOffAfter()), id, limit), steps::writeOff);
    }

    private void remind(Instant now) {
        List<Duration> after = settings.reminders();
        for (int i = 0; i < after.size(); i++) {
            int reminders = i;
            each((id, limit) -> due.toRemind(reminders, now.minus(after.get(reminders)), id, limit), steps::remind);
        }
    }

    private void each(Pages rows, LongConsumer step) {
        rows.each(settings.pageSize(), id -> {
            step.accept(id);
            return true;
        });
    }
}
