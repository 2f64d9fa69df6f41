package dev.tuppence.admin.web;

import dev.tuppence.admin.GoodwillWish;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * @param line kind, subject and take, as in addresses
 * @param amount in major units
 */
record GoodwillForm(
        @NotNull @Pattern(regexp = "[1-4]-\\d{1,18}-\\d{1,4}")
        String line,

        @NotNull @Positive @Digits(integer = 9, fraction = 6)
        BigDecimal amount,

        @NotNull @Size(min = 10, max = 500) String note) {

    GoodwillWish wish(long settlement, CurrencyCode currency) {
        String[] key = line.split("-");
        return new GoodwillWish(
                settlement,
                ChargeKind.of(Integer.parseInt(key[0])),
                Long.parseLong(key[1]),
                Integer.parseInt(key[2]),
                Money.ofMajorUnits(amount, currency),
                note);
    }
}
