package dev.tuppence.payouts;

import dev.tuppence.money.Money;

/** The answer to asking for a creator's money. Only {@link Requested} moved any. */
public sealed interface PayOutcome {

    record Requested(long transfer, Money amount) implements PayOutcome {}

    /** The processor still wants something from the creator. */
    record NotPayable() implements PayOutcome {}

    /** The bank sent the last payout back, and its details are still the same. */
    record BankRefuses() implements PayOutcome {}

    /** What readers get back leaves first; the next look is soon. */
    record RefundsFirst() implements PayOutcome {}

    /** An operator looks at this creator. */
    record OnHold() implements PayOutcome {}

    /** There is less than the least that is transferred. */
    record BelowMinimum(Money available, Money minimum) implements PayOutcome {}

    /** One is on its way; the next waits for it. */
    record AlreadyPending() implements PayOutcome {}

    /** Nothing is paid out in this currency. */
    record NoSuchCurrency() implements PayOutcome {}
}
