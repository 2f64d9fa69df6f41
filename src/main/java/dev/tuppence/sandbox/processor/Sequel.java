package dev.tuppence.sandbox.processor;

/** What happens to a test card's payment after it was made. */
enum Sequel {
    NONE,
    AVAILABLE_AT_ONCE,
    FRAUD_DISPUTE,
    NOT_RECEIVED_DISPUTE,
    TWO_DISPUTES,
    INQUIRY,
    FRAUD_WARNING,
    /** A refund of it is pending first. */
    REFUND_LATER,
    /** A refund of it has succeeded first. */
    REFUND_FAILS
}
