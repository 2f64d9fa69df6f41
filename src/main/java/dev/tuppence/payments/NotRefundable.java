package dev.tuppence.payments;

/** So much of this card payment cannot go back, e.g. because the bank is taking it. Nothing was asked for. */
public class NotRefundable extends RuntimeException {
    NotRefundable(String payment) {
        super(payment);
    }
}
