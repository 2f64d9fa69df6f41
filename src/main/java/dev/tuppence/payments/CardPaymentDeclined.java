package dev.tuppence.payments;

/**
 * The card was not charged. Published once per attempt, in the transaction that recorded it.
 *
 * @param code the processor's decline code, e.g. {@code insufficient_funds}
 * @param hard trying the same card again is pointless or forbidden
 */
public record CardPaymentDeclined(String reference, String code, boolean hard) {

    /** That card is refused for good, and its payer has another one, which is asked next. */
    public static final String OTHER_CARD = "other_card";
}
