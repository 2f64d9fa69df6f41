package dev.tuppence.screening;

/** What can be noticed about a creator's readers. None of them is a verdict; each has its weight in the settings. */
public enum SignalKind {
    /** A reader's card is a team member's. */
    CARD_OF_TEAM,
    /** Several readers of mostly this creator have one card. */
    CARD_OF_READERS,
    /** Another creator with another team is paid to the same bank. */
    BANK_OF_OTHERS,
    /** A reader often came from a team member's network with a device like theirs. */
    DEVICE_OF_TEAM,
    /** A reader's card payments went back to the bank, and were mostly for this creator. */
    PAYMENT_LOST,
    /** A reader unlocks nearly nobody else. */
    ONE_CREATOR,
    /** A few new readers are much of what the creator earns. */
    FEW_READERS,
    /** A reader unlocks faster than anyone reads. */
    FAST_UNLOCKS
}
