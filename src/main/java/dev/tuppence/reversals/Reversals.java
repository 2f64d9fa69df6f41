package dev.tuppence.reversals;

import dev.tuppence.unlocks.ReturnReason;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes purchases back, some at a time. What is not paid yet leaves its tab or announced settlement; what is paid becomes its
 * reader's credit, or the reserve's when the reader has the money back already. Whoever sold it gives back what it got.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Reversals {

    private final ReversalRows rows;
    private final PurchaseRows purchases;

    Reversals(ReversalRows rows, PurchaseRows purchases) {
        this.rows = rows;
        this.purchases = purchases;
    }

    /** @param why one of the platform's */
    public long start(ReturnReason why, ReversalScope scope) {
        return rows.insert(why, scope);
    }

    /** What is reversed stays reversed. */
    public void stop(long id) {
        rows.end(id);
    }

    /** What would be taken back now, by currency. */
    @Transactional(readOnly = true)
    public List<PurchasesSum> sums(ReversalScope scope) {
        return purchases.sums(scope);
    }

    @Transactional(readOnly = true)
    public Optional<Reversal> find(long id) {
        return rows.find(id);
    }
}
