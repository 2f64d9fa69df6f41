package dev.tuppence.settlement;

import dev.tuppence.payments.CardPayments;
import dev.tuppence.payments.Cards;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tries declined settlements again: same card payment, the card of today. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Retrying {

    private final Settling settling;
    private final SettlementRows rows;
    private final SettlementMoves moves;
    private final CardPayments payments;
    private final Cards cards;
    private final Plans plans;

    Retrying(
            Settling settling,
            SettlementRows rows,
            SettlementMoves moves,
            CardPayments payments,
            Cards cards,
            Plans plans) {
        this.settling = settling;
        this.rows = rows;
        this.moves = moves;
        this.payments = payments;
        this.cards = cards;
        this.plans = plans;
    }

    /** What was declined for now, when it is time: not while its reader disputes a payment. */
    public void retryByItself(long id) {
        rows.find(id)
                .filter(settlement ->
                        settlement.state() == SettlementState.DECLINED_SOFT && !settling.isTooEarly(settlement))
                .ifPresent(settlement -> {
                    if (settling.mayBeChargedByItself(settlement)) {
                        retry(id);
                    } else {
                        settling.lookAgainTomorrow(settlement);
                    }
                });
    }

    /** Does nothing for a settlement that was not declined or written off and waits for nobody, nor without a card. */
    public void retry(long id) {
        Settlement before = rows.find(id).orElseThrow(() -> new NoSuchSettlement(id));
        if (!before.state().retryable() || cards.of(before.payer()).isEmpty()) {
            return;
        }
        payments.retry(
                before.reference(), before.payer(), before.byCard()); // its row first, as when an outcome is recorded
        if (!settling.locked(id).byCard().equals(before.byCard())) {
            throw new IllegalStateException("Settlement %d was just written off".formatted(id));
        }
        underWay(id);
    }

    /** What was written off and is too small to be charged is paid with more, to wait as credit. */
    public void prefund(long id) {
        Settlement settlement = settling.locked(id);
        if (settlement.state() == SettlementState.WRITTEN_OFF) {
            plans.offer(settlement).ifPresent(amount -> {
                moves.prefund(id, amount.minus(settlement.charged()));
                underWay(id);
            });
        }
    }

    /** After its payment was asked for again. */
    public void underWay(long id) {
        Settlement settlement = settling.locked(id);
        if (settlement.state().retryable() && settling.isChargeable(settlement)) {
            moves.move(settlement, SettlementState.CHARGING, null, null);
            moves.retried(id);
            payments.request(
                    settlement.reference(), settlement.payer(), settlement.byCard()); // unless it was asked for
        }
    }
}
