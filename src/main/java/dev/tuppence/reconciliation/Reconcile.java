package dev.tuppence.reconciliation;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Vouchers;
import dev.tuppence.payments.BalanceMoves;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** One run, a page at a time: lists, matches what was listed, then what was booked, then what is still open. */
@Component
class Reconcile {

    private static final Account CLEARING = Account.of(AccountType.PSP_CLEARING);
    private static final int AT_ONCE = 500;
    private static final int OPEN = 10_000;

    private final RunSteps steps;
    private final BalanceMoves processor;
    private final Matching matching;
    private final Vouchers vouchers;
    private final Ledger ledger;
    private final ReconciliationSettings settings;

    Reconcile(
            RunSteps steps,
            BalanceMoves processor,
            Matching matching,
            Vouchers vouchers,
            Ledger ledger,
            ReconciliationSettings settings) {
        this.steps = steps;
        this.processor = processor;
        this.matching = matching;
        this.vouchers = vouchers;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Goes on with a run that did not end. One at a time; not inside a transaction. */
    void run() {
        RunRows.Progress run = steps.begin();
        if (!run.listed() && !list(run)) {
            return; // too much for one day: the next goes on
        }
        matchListed(run);
        matchBooked(run);
        steps.open(OPEN).forEach(one -> matching.match(run.id(), one.object()));
        steps.finish(run.id(), compare());
    }

    private boolean list(RunRows.Progress run) {
        String after = run.listedTo();
        for (int page = 0; page < settings.pages(); page++) {
            BalanceMoves.Page found = processor.page(run.since(), run.until(), after);
            steps.listed(run.id(), found);
            if (!found.more()) {
                return true;
            }
            after = found.last();
            LockSupport.parkNanos(settings.pause().toNanos());
        }
        return false;
    }

    private void matchListed(RunRows.Progress run) {
        long before = run.matchedTo();
        List<MoveRows.Seen> page = steps.seen(run.id(), before, AT_ONCE);
        while (!page.isEmpty()) {
            page.stream().map(MoveRows.Seen::object).distinct().forEach(object -> matching.match(run.id(), object));
            before = page.getLast().number();
            steps.matched(run.id(), before);
            page = steps.seen(run.id(), before, AT_ONCE);
        }
    }

    /** What the books have and the processor does not. */
    private void matchBooked(RunRows.Progress run) {
        String after = run.bookedTo();
        List<String> page = vouchers.posted(CLEARING, run.since(), run.until(), after, AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(object -> matching.match(run.id(), object));
            after = page.getLast();
            steps.compared(run.id(), after);
            page = vouchers.posted(CLEARING, run.since(), run.until(), after, AT_ONCE);
        }
    }

    private List<ComparedBalance> compare() {
        return processor.balances().stream()
                .map(one -> new ComparedBalance(one, ledger.balanceOf(CLEARING, one.currency())))
                .toList();
    }
}
