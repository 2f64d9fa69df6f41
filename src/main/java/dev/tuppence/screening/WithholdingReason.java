package dev.tuppence.screening;

/** Why two admins do not take purchases for ones. */
public enum WithholdingReason {
    OWN_CARDS,
    SHARED_CARDS,
    STOLEN_CARDS,
    AUTOMATED
}
