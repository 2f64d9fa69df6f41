package dev.tuppence.admin;

import dev.tuppence.ledger.AccountType;
import dev.tuppence.money.Money;

/**
 * A correction that is asked for: an amount from one account of the platform to another.
 *
 * @param note in the requester's words, 10 to 500 characters
 */
public record AdjustmentWish(
        AccountType debit, AccountType credit, Money amount, AdjustmentReason reason, String note) {

    public AdjustmentWish {
        if (!Adjustments.ACCOUNTS.contains(debit) || !Adjustments.ACCOUNTS.contains(credit) || debit == credit) {
            throw new IllegalArgumentException("Not between %s and %s".formatted(debit, credit));
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Not over " + amount);
        }
        if (note.length() < 10 || note.length() > 500) {
            throw new IllegalArgumentException("A note of %d characters".formatted(note.length()));
        }
    }

    AdjustmentWish mirrored(String why) {
        return new AdjustmentWish(credit, debit, amount, reason, why);
    }
}
