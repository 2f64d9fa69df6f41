package dev.tuppence.unlocks;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.math.BigDecimal;

/** How far the platform trusts a reader to pay. */
record Trust(Level level, int paidSettlements) {

    static final Trust GUEST = new Trust(Level.GUEST, 0);

    enum Level {
        GUEST,
        SIGNED_IN,
        CARD
    }

    /** The full limit of a tab in the reader's home currency. */
    Money limit(CurrencyCode currency, UnlocksSettings.Limits limits) {
        BigDecimal limit = switch (level) {
            case GUEST -> limits.guest();
            case SIGNED_IN -> limits.signedIn();
            case CARD ->
                limits.card()
                        .add(limits.perPaid().multiply(BigDecimal.valueOf(paidSettlements)))
                        .min(limits.top());
        };
        return Money.ofMajorUnits(limit, currency);
    }
}
