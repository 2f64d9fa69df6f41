package dev.tuppence.unlocks;

/** Why a tab takes nothing. A tab opens again when no reason is left. */
public enum Block {
    /** A settlement could not be paid. */
    UNPAID(1),
    /** A card payment is disputed. */
    DISPUTED(2),
    /** The guest went over into an account. */
    MERGED(4),
    /** The reader wants to be forgotten. */
    LEAVING(8),
    /** The address left something unpaid when it was forgotten. */
    CLAIM(16);

    private final int bit;

    Block(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
