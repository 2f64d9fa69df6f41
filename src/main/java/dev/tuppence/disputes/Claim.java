package dev.tuppence.disputes;

import dev.tuppence.money.Money;

/**
 * What a bank takes of a card payment: {@code amount = held + excess}.
 *
 * @param held of what was charged; the rest is beyond it
 * @param credit the part of it that was given back as credit, so that no item stands for it
 */
record Claim(Money amount, Money held, Money credit) {

    /**
     * @param left of what was charged, neither refunded nor disputed before; an exchange rate or a second dispute may ask for more
     * @param kept what items stand for
     */
    static Claim of(Money amount, Money left, Money kept) {
        Money held = left.isPositive() ? amount.atMost(left) : Money.zero(amount.currency());
        return new Claim(amount, held, kept.isPositive() ? held.minus(held.atMost(kept)) : held);
    }

    /** Of something that the books do not know, or know in another currency. */
    static Claim unknown(Money amount) {
        return of(amount, Money.zero(amount.currency()), Money.zero(amount.currency()));
    }

    Money excess() {
        return amount.minus(held);
    }
}
