package dev.tuppence.reconciliation;

import dev.tuppence.payments.BalanceMoves;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far a run came; each step is committed before the next begins. */
@Component
@Transactional
class RunSteps {

    private final RunRows runs;
    private final MoveRows moves;
    private final BreakRows breaks;
    private final ReconciliationSettings settings;
    private final Clock clock;

    RunSteps(RunRows runs, MoveRows moves, BreakRows breaks, ReconciliationSettings settings, Clock clock) {
        this.runs = runs;
        this.moves = moves;
        this.breaks = breaks;
        this.settings = settings;
        this.clock = clock;
    }

    /** The first run begins with the processor's first movement. */
    RunRows.Progress begin() {
        return runs.unfinished().orElseGet(() -> {
            Instant since = runs.reached()
                    .map(reached -> reached.minus(settings.overlap()))
                    .orElse(Instant.EPOCH);
            runs.begin(since, clock.instant().minus(settings.settled()));
            return runs.unfinished().orElseThrow();
        });
    }

    void listed(long run, BalanceMoves.Page page) {
        moves.insert(run, page.moves());
        runs.listed(run, page.last(), !page.more());
    }

    List<MoveRows.Seen> seen(long run, long before, int limit) {
        return moves.page(run, before, limit);
    }

    void matched(long run, long to) {
        runs.matched(run, to);
    }

    void compared(long run, String to) {
        runs.compared(run, to);
    }

    List<ProcessorBreak> open(int limit) {
        return breaks.open(0, limit);
    }

    void finish(long run, List<ComparedBalance> balances) {
        runs.finish(run, balances);
    }
}
