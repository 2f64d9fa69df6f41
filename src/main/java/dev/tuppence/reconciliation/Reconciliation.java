package dev.tuppence.reconciliation;

import dev.tuppence.identity.ReaderId;
import java.util.List;
import java.util.Optional;
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

    /** Empty when it was resolved. */
    @Transactional(readOnly = true)
    public Optional<ProcessorBreak> find(long id) {
        return breaks.find(id);
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
     * It was booked in its place, out of suspense.
     *
     * @throws NotOpen when it was resolved
     */
    public void placed(long id) {
        if (!breaks.close(id)) {
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
