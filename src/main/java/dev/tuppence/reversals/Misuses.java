package dev.tuppence.reversals;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.SignIns;
import dev.tuppence.unlocks.ReturnReason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A program, or somebody else, clicked in a reader's name. All sign-ins end at once; what was charged meanwhile is taken back when
 * another admin agrees.
 */
@Service
@Transactional
public class Misuses {

    private final MisuseRows rows;
    private final Reversals reversals;
    private final SignIns signIns;
    private final Clock clock;

    Misuses(MisuseRows rows, Reversals reversals, SignIns signIns, Clock clock) {
        this.rows = rows;
        this.reversals = reversals;
        this.signIns = signIns;
        this.clock = clock;
    }

    /**
     * @param from since when it was not the reader
     * @param note 10 to 500 characters
     * @throws IllegalArgumentException when that is not in the past
     */
    public long stop(ReaderId reader, Instant from, String note, ReaderId admin) {
        var scope = new ReversalScope(Set.of(reader), null, null, from, clock.instant());
        signIns.endAll(reader);
        return rows.insert(scope, note, admin);
    }

    /** @throws NotMisuse when it is the admin's own, or was decided before */
    public void agree(long id, ReaderId admin) {
        Misuse misuse = rows.find(id).orElseThrow(() -> new NotMisuse(id));
        decide(id, reversals.start(ReturnReason.NOT_BY_READER, misuse.scope()), admin);
    }

    /** @throws NotMisuse when it is the admin's own, or was decided before */
    public void refuse(long id, ReaderId admin) {
        decide(id, null, admin);
    }

    /** Those to be decided first, then newest first; pages from 0. */
    @Transactional(readOnly = true)
    public List<Misuse> list(int page, int size) {
        return rows.list(page, size);
    }

    /** What is, or would be, taken back, by currency; what was taken back already is not in it. */
    @Transactional(readOnly = true)
    public List<PurchasesSum> sums(Misuse misuse) {
        return reversals.sums(misuse.scope());
    }

    private void decide(long id, @Nullable Long reversal, ReaderId admin) {
        if (!rows.decide(id, reversal, admin)) {
            throw new NotMisuse(id);
        }
    }
}
