package dev.tuppence.tax;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import java.math.BigDecimal;

/**
 * What a profile is taxed at.
 *
 * @param basisPoints of the price without tax
 */
public record TaxRate(TaxProfile profile, int basisPoints) {

    public BigDecimal percent() {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros();
    }

    /** One for each country and rate, e.g. {@code DE-700}. */
    public Account account() {
        return new Account(AccountType.TAX, profile.country() + "-" + basisPoints);
    }
}
