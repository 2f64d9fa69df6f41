package dev.tuppence.unlocks;

/** It cannot be given back. Nothing changed. */
public class NotReturnable extends RuntimeException {

    /** Why not. */
    public enum Why {
        NEVER_UNLOCKED,
        TOO_LATE,
        /** More than the share of what a reader unlocks that may be given back. */
        TOO_MUCH,
        /** Its card payment is under way; afterwards it becomes credit. */
        BEING_PAID,
        /** Its card payment is disputed, or was and the bank gave it back: nobody gets it twice. */
        DISPUTED
    }

    private final Why why;

    public NotReturnable(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
