package dev.tuppence.admin.web;

import dev.tuppence.admin.AdjustmentReason;
import dev.tuppence.admin.AdjustmentWish;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** @param amount in major units */
record AdjustmentForm(
        @NotNull AccountType debit,
        @NotNull AccountType credit,

        @NotNull @Positive @Digits(integer = 9, fraction = 6)
        BigDecimal amount,

        @NotNull CurrencyCode currency,
        @NotNull AdjustmentReason reason,
        @NotNull @Size(min = 10, max = 500) String note) {

    /** @throws IllegalArgumentException when the accounts cannot be corrected by hand */
    AdjustmentWish wish() {
        return new AdjustmentWish(debit, credit, Money.ofMajorUnits(amount, currency), reason, note);
    }
}
