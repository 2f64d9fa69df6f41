package dev.tuppence.disputes;

/** How far a case is. */
public enum CaseState {
    /** The bank asks and has taken nothing. */
    INQUIRY,
    /** It asks no more, and took nothing. */
    ENDED,
    /** Waits for an admin's answer. */
    OPEN,
    /** Given in; the processor closes it. */
    ACCEPTED,
    /** Evidence was sent; the bank decides. */
    CONTESTED,
    WON,
    LOST,
    /** The bank warned that the card was stolen: everything went back before it asked. */
    REFUNDED;

    public boolean closed() {
        return this == WON || this == LOST || this == REFUNDED || this == ENDED;
    }

    /** Whether an admin can answer. */
    public boolean answerable() {
        return this == OPEN || this == INQUIRY;
    }
}
