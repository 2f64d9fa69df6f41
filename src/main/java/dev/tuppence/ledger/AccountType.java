package dev.tuppence.ledger;

/** The chart of accounts. A debit is positive; each account exists once per owner and currency. */
public enum AccountType {
    /** A reader owes the platform. Owner: reader. */
    TAB,
    /** The platform owes a reader money paid ahead. Owner: reader. */
    CREDIT,
    /** On its way back to a reader's card, the processor's word outstanding. Owner: reader. */
    REFUNDING,
    /** A reader owes after a lost dispute or a written-off settlement. Owner: reader. */
    DEBT,
    /** Unlocked, not yet paid by readers. Owner: creator. */
    ACCRUED,
    /** Paid by readers, still on hold. Owner: creator. */
    COLLECTED,
    /** Ready to be transferred. Owner: creator. */
    AVAILABLE,
    /** Transfer asked for, the processor's word outstanding. Owner: creator. */
    IN_TRANSIT,
    /** A creator owes the platform. Owner: creator. */
    OWED,
    PLATFORM_FEE,
    /** The part of card fees above what creators bear; the platform's cost. */
    FEE_SUBSIDY,
    FORGIVEN,
    WRITE_OFF,
    /** Owner: country and rate. */
    TAX,
    /** What the processor holds for the platform. */
    PSP_CLEARING,
    PSP_FEES,
    /** What left the processor for the platform's own bank, or came from there. */
    BANK,
    DISPUTE_HELD,
    /** The shield: funded from the platform fee, pays lost disputes. */
    DISPUTE_RESERVE,
    FX,
    ROUNDING,
    /** What the processor reports and the books cannot place yet. */
    SUSPENSE
}
