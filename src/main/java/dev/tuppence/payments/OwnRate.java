package dev.tuppence.payments;

import com.stripe.model.BalanceTransaction;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.math.BigInteger;
import java.util.Locale;

/** The processor's fee is in the currency of the platform's balance; elsewhere it counts at the rate of its own movement. */
final class OwnRate {

    private OwnRate() {}

    /** @param amount what moved, before it was exchanged */
    static Money fee(BalanceTransaction movement, Money amount) {
        if (currency(movement) == amount.currency()) {
            return Money.ofMinorUnits(movement.getFee(), amount.currency());
        }
        BigInteger micros = BigInteger.valueOf(movement.getFee())
                .multiply(BigInteger.valueOf(Math.abs(amount.micros())))
                .divide(BigInteger.valueOf(Math.abs(movement.getAmount())));
        return new Money(micros.longValueExact(), amount.currency());
    }

    static CurrencyCode currency(BalanceTransaction movement) {
        return CurrencyCode.valueOf(movement.getCurrency().toUpperCase(Locale.ROOT));
    }
}
