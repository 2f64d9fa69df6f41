package dev.tuppence.reconciliation;

import dev.tuppence.identity.ReaderId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the comparisons with the processor found, and what people do about it. */
@Service
@Transactional
public class Reconciliation {

    private final RunRows runs;
    private final BreakRows breaks;

    Reconciliation(RunRows runs, BreakRows breaks) {
        this.runs = runs;
        this.breaks = breaks;
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<ProcessorBreak> breaks(int page, int size) {
        return breaks.open(page, size);
    }

    @Transactional(readOnly = true)
    public List<ReconciliationRun> runs(int limit) {
        return runs.newest(limit);
    }

    /** At the end of the last run that ended; one for each currency. */
    @Transactional(readOnly = true)
    public List<ComparedBalance> balances() {
        return runs.balances();
    }

    /** @throws NotOpen when it was resolved */
    public void take(long id, ReaderId owner) {
        if (!breaks.take(id, owner)) {
            throw new NotOpen(id);
        }
    }

    /**
     * A person has found its place, mostly by an adjustment out of suspense.
     *
     * @param note what it was, 10 to 500 characters
     * @throws NotOpen when it was resolved
     */
    public void resolve(long id, String note, ReaderId by) {
        if (note.length() < 10 || note.length() > 500) {
            throw new IllegalArgumentException("A note of %d characters".formatted(note.length()));
        }
        if (!breaks.resolve(id, note, by)) {
            throw new NotOpen(id);
        }
    }
}
