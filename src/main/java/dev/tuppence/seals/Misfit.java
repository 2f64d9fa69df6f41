package dev.tuppence.seals;

/**
 * The first thing that does not fit what was sealed, or what always holds.
 *
 * @param what table or invariant
 * @param detail the row's key where there is a row, else what is known of it
 */
public record Misfit(Kind kind, String what, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** The hash kept outside is none of the chain's. */
        HEAD,
        /** A seal is not the one that was set. */
        CHAIN,
        /** A row is not what was sealed. */
        CHANGED,
        /** A row came to what was sealed. */
        ADDED,
        /** A sealed row is gone. */
        MISSING,
        /** Something that always holds does not. */
        INVARIANT
    }

    @Override
    public String toString() {
        return "%s %s: %s".formatted(kind, what, detail);
    }
}
