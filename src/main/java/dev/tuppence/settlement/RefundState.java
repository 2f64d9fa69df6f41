package dev.tuppence.settlement;

/** How far a refund to a card is. */
public enum RefundState {
    /** More of the same settlement may join it until the day is over. */
    COLLECTING,
    /** Asked for; the processor's word is to come. */
    REQUESTED,
    /** The processor sends it to the card. */
    SENT,
    /** The card gets nothing; it is credit again. */
    FAILED
}
