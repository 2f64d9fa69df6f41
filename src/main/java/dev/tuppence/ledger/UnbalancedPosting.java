package dev.tuppence.ledger;

/** A posting that does not sum to zero; nothing was booked. */
public class UnbalancedPosting extends RuntimeException {

    UnbalancedPosting(String kind, String source, String problem) {
        super("Posting %s %s %s".formatted(kind, source, problem));
    }
}
