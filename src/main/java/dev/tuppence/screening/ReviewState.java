package dev.tuppence.screening;

/** How far a review is. Only people move it on, but for the end of the time to appeal. */
public enum ReviewState {
    /** Waits for an admin. */
    OPEN,
    /** An admin would withhold; another one has to agree. */
    PROPOSED,
    /** Two admins agree; the creator may appeal. */
    DECIDED,
    /** An admin who did not decide has to answer. */
    APPEALED,
    /** Taken back from the creator, charge by charge. */
    REVERSING,
    /** Taken back; what is left is paid out again. */
    CLOSED,
    /** Nothing was withheld. */
    CLEARED;

    public boolean over() {
        return this == CLOSED || this == CLEARED;
    }
}
