package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import java.util.List;

/**
 * What a settlement is paid with, beside what its row says.
 *
 * @param fee of the card payment, for this settlement
 * @param creditFee of the payments that the credit is from
 * @param prefunded what the card paid beyond it
 * @param prefundedFee of the card payment, for what waits as credit
 * @param forgiven what the platform pays itself
 */
record Means(Money fee, Money creditFee, Money prefunded, Money prefundedFee, Money forgiven) {

    /** @param fee of the whole card payment */
    static Means byCard(Settlement settlement, Money fee) {
        Money zero = Money.zero(settlement.currency());
        Money prefunded = settlement.prefunded();
        if (prefunded.isZero()) {
            return new Means(fee, zero, zero, zero, zero);
        }
        var weights = List.of(settlement.charged().micros(), prefunded.micros());
        List<Money> fees = fee.splitBy(weights);
        return new Means(fees.getFirst(), zero, prefunded, fees.getLast(), zero);
    }

    static Means byCredit(Settlement settlement) {
        Money zero = Money.zero(settlement.currency());
        return new Means(zero, zero, zero, zero, zero);
    }

    static Means forgiven(Settlement settlement) {
        Money zero = Money.zero(settlement.currency());
        return new Means(zero, zero, zero, zero, settlement.claimed());
    }

    Means with(Money feeOfCredit) {
        return new Means(fee, feeOfCredit, prefunded, prefundedFee, forgiven);
    }

    /** What its creators bear of it at most is theirs; the rest is the platform's. */
    Money fees() {
        return fee.plus(creditFee);
    }
}
