package dev.tuppence.payouts;

import dev.tuppence.money.Money;

/** All earnings that one transfer took: {@code gross = platformFee + cardFee + net}, without tax. */
public record Load(int lines, Money gross, Money platformFee, Money cardFee, Money net) {}
