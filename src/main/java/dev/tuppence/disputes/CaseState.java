package dev.tuppence.disputes;

/** How far a case is. */
public enum CaseState {
    /** Waits for an admin's answer. */
    OPEN,
    /** Given in; the processor closes it. */
    ACCEPTED,
    /** Evidence was sent; the bank decides. */
    CONTESTED,
    WON,
    LOST;

    public boolean closed() {
        return this == WON || this == LOST;
    }
}
