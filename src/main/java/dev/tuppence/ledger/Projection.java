package dev.tuppence.ledger;

import java.time.Instant;
import java.util.Optional;

/** Sums that run behind the rows they are made of. */
public interface Projection {

    /** In kebab case, e.g. {@code accruals}. */
    String name();

    Lag lag();

    /**
     * How far behind it is.
     *
     * @param caughtUpAt when it last ran; empty when it never did
     * @param transactions how many transactions began since those that are in it; of this database, whatever they did
     */
    record Lag(Optional<Instant> caughtUpAt, long transactions) {}
}
