package dev.tuppence.unlocks;

/** Why a reader gave something back; optional, and shown to creators as counts only. */
public enum ReturnReason {
    NONE,
    BY_MISTAKE,
    NOT_AS_DESCRIBED,
    TOO_SHORT,
    ALREADY_KNEW
}
