package dev.tuppence.chains;

/** Where an amount can be. */
public enum Stage {
    /** A charge put it on a tab. */
    CHARGE,
    TAB,
    SETTLEMENT,
    PAYMENT,
    /** Paid with what was paid ahead. */
    CREDIT,
    /** Who got which part of what was paid. */
    SHARE,
    /** Given back after it was paid. */
    RETURN,
    /** A reader paid, as its creator sees it. */
    SALE,
    /** What is left of it for its creator. */
    EARNING,
    HOLD,
    /** All earnings that one transfer took. */
    LOAD,
    TRANSFER,
    /** Back at readers, since its creator never came for it. */
    UNCLAIMED,
    /** To a bank. */
    PAYOUT
}
