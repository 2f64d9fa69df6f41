package dev.tuppence.chains;

import dev.tuppence.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One summand of a step's amount.
 *
 * @param name whose or which it is, where its kind does not say it
 */
public record Part(Kind kind, @Nullable String name, Money amount) {

    /** What a part is. */
    public enum Kind {
        THIS_LINE,
        OTHER_LINES,
        LINES,
        CARRIED_IN,
        REMOVED,
        CREDIT_USED,
        CARRIED_OUT,
        RECEIVED,
        CARD_FEE,
        CREATOR,
        CREATORS,
        TAX,
        PLATFORM,
        SHIELD,
        SUBSIDY,
        PRICE,
        THIS_EARNING,
        OTHER_EARNINGS,
        EARNINGS,
        REST,
        TRANSFER,
        OTHER_BALANCE
    }
}
