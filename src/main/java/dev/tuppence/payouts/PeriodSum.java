package dev.tuppence.payouts;

import dev.tuppence.money.Money;

/**
 * A creator's money in one period: {@code opening + earned + returned - unclaimed - transferred + givenUp = closing}.
 *
 * @param opening what the platform owed the creator when the period began, on hold, available or on its way; below zero when it was
 *     the other way
 * @param earned what readers paid
 * @param returned what readers were given back, below zero
 * @param unclaimed what went back to readers because the creator never came for it
 * @param transferred what arrived at the creator's account at the processor
 * @param givenUp what the creator owed and need not pay
 */
public record PeriodSum(Money opening, Load earned, Load returned, Money unclaimed, Money transferred, Money givenUp) {

    public Money closing() {
        return opening.plus(earned.net())
                .plus(returned.net())
                .minus(unclaimed)
                .minus(transferred)
                .plus(givenUp);
    }
}
