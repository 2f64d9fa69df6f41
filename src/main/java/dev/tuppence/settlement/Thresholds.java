package dev.tuppence.settlement;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.SavedCard;
import java.math.BigInteger;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From which sum on a card payment is worth its fee: {@code fixed + share * sum <= ceiling * sum}. */
@Component
class Thresholds {

    private final SettlementSettings settings;

    Thresholds(SettlementSettings settings) {
        this.settings = settings;
    }

    /**
     * Rounded up to a whole minor unit, and never below the least a card can be charged.
     *
     * @param card none is taken for a card of the platform's country
     */
    Money of(CurrencyCode currency, Optional<SavedCard> card) {
        int left = settings.cardFeeCeilingBasisPoints() - shareInBasisPoints(currency, card);
        long minor = Money.ofMinorUnits(1, currency).micros();
        BigInteger worth = BigInteger.valueOf(settings.fixedFee(currency).micros())
                .multiply(BigInteger.valueOf(10_000))
                .divide(BigInteger.valueOf(left));
        long units = worth.add(BigInteger.valueOf(minor - 1))
                .divide(BigInteger.valueOf(minor))
                .longValueExact();
        Money threshold = Money.ofMinorUnits(units, currency);
        Money minimum = settings.minimum(currency);
        return threshold.exceeds(minimum) ? threshold : minimum;
    }

    private int shareInBasisPoints(CurrencyCode currency, Optional<SavedCard> card) {
        SettlementSettings.CardFees fees = settings.cardFees();
        int share = fees.basisPoints();
        if (currency != fees.currency()) {
            share += fees.conversionBasisPoints();
        }
        if (card.isPresent()) {
            boolean foreign = !card.get().country().equals(fees.country());
            share += foreign ? fees.foreignBasisPoints() : 0;
            share += fees.brands().getOrDefault(card.get().brand(), 0);
        }
        return share;
    }
}
