package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.SavedCard;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Credit pays first, the card the rest, and what is less than a minor unit is left over. */
@Component
class Plans {

    private final Settling settling;
    private final Cards cards;
    private final Thresholds thresholds;
    private final SettlementSettings settings;

    Plans(Settling settling, Cards cards, Thresholds thresholds, SettlementSettings settings) {
        this.settling = settling;
        this.cards = cards;
        this.thresholds = thresholds;
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
            return leavingCredit(settlement, minimum).orElse(new Plan(zero, zero, claimed, true, zero));
        }
        return new Plan(credit, charged, rest.minus(charged), false, zero);
    }

    /** As much more by card as is worth its fee, however small the settlement is; as ever when credit pays it, or it is no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Plan prefunding(Settlement settlement) {
        Money credit = settlement.claimed().atMost(settling.creditOf(settlement));
        Money rest = settlement.claimed().minus(credit);
        Money charged = rest.chargeable();
        Money amount = settings.prefund(settlement.currency());
        return charged.isPositive() && amount.exceeds(charged)
                ? new Plan(credit, charged, rest.minus(charged), false, amount.minus(charged))
                : of(settlement);
    }

    /** What its reader may pay instead so that the rest waits as credit; empty where it is worth its fee as it is. */
    Optional<Money> offer(Settlement settlement) {
        boolean writtenOff = settlement.state() == SettlementState.WRITTEN_OFF && !settling.isChargeable(settlement);
        Optional<SavedCard> card = cards.of(settlement.payer());
        if (card.isEmpty() || settlement.state() != SettlementState.NOTICED && !writtenOff) {
            return Optional.empty();
        }
        Money amount = settings.prefund(settlement.currency());
        return Optional.of(amount)
                .filter(more -> more.exceeds(settlement.payable()))
                .filter(more -> thresholds.of(settlement.currency(), card).exceeds(settlement.payable()));
    }

    /** Credit that covers nearly all must not keep the tab open: the card pays its least, and some credit is kept. */
    private Optional<Plan> leavingCredit(Settlement settlement, Money minimum) {
        Money none = Money.zero(settlement.currency());
        Money byCredit = settlement.claimed().minus(minimum);
        boolean enough = !byCredit.isNegative() && settling.creditOf(settlement).isPositive();
        return enough && cards.of(settlement.payer()).isPresent()
                ? Optional.of(new Plan(byCredit, minimum, none, false, none))
                : Optional.empty();
    }
}
