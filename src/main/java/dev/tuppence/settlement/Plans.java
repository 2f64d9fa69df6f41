package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.payments.Cards;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Credit pays first, the card the rest, and what is less than a minor unit is left over. */
@Component
class Plans {

    private final Settling settling;
    private final Cards cards;
    private final SettlementSettings settings;

    Plans(Settling settling, Cards cards, SettlementSettings settings) {
        this.settling = settling;
        this.cards = cards;
        this.settings = settings;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Plan of(Settlement settlement) {
        Money zero = Money.zero(settlement.currency());
        Money claimed = settlement.claimed();
        Money credit = claimed.atMost(settling.creditOf(settlement));
        Money rest = claimed.minus(credit);
        Money charged = rest.chargeable();
        boolean byCreditAlone = credit.isPositive() && charged.isZero();
        Money minimum = settings.minimum(settlement.currency());
        if (!byCreditAlone && minimum.exceeds(charged)) {
            return leavingCredit(settlement, minimum).orElse(new Plan(zero, zero, claimed, true));
        }
        return new Plan(credit, charged, rest.minus(charged), false);
    }

    /** Credit that covers nearly all must not keep the tab open: the card pays its least, and some credit is kept. */
    private Optional<Plan> leavingCredit(Settlement settlement, Money minimum) {
        Money byCredit = settlement.claimed().minus(minimum);
        boolean enough = !byCredit.isNegative() && settling.creditOf(settlement).isPositive();
        return enough && cards.of(settlement.payer()).isPresent()
                ? Optional.of(new Plan(byCredit, minimum, Money.zero(settlement.currency()), false))
                : Optional.empty();
    }
}
