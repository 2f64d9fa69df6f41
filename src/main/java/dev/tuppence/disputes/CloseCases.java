package dev.tuppence.disputes;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.payments.BarredCards;
import dev.tuppence.payments.DisputeAnswerRefused;
import dev.tuppence.payments.DisputeClosed;
import dev.tuppence.payments.InquiryEnded;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Tabs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bank's decision, booked once in the transaction that recorded it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CloseCases {

    private final CaseRows cases;
    private final CaseReads reads;
    private final Shield shield;
    private final Tabs tabs;
    private final BarredCards cards;
    private final CreditOffers offers;
    private final Remains remains;

    CloseCases(
            WarnedCases.Cases cases,
            Shield shield,
            Tabs tabs,
            BarredCards cards,
            CreditOffers offers,
            Remains remains) {
        this.remains = remains;
        this.offers = offers;
        this.cases = cases.rows();
        this.reads = cases.reads();
        this.shield = shield;
        this.tabs = tabs;
        this.cards = cards;
    }

    /**
     * Won: the tab opens again, and what was unlocked was never taken away. Lost: it is final, nothing is billed again, and the
     * tab stays closed until an admin opens it.
     *
     * @throws IllegalStateException when the case is not opened yet; the processor's event is handled again
     */
    @EventListener
    void on(DisputeClosed closed) {
        DisputeCase before = reads.find(closed.dispute())
                .orElseThrow(() -> new IllegalStateException("No case of dispute " + closed.dispute()));
        if (closed.won()) {
            unblock(before);
        }
        cases.close(closed.dispute(), closed.won(), closed.feeReturned()).ifPresent(one -> {
            if (closed.won()) {
                shield.won(one, closed.feeReturned());
                offers.keep(one);
            } else {
                lost(one);
            }
        });
    }

    private void lost(DisputeCase one) {
        if (one.held().isPositive()) {
            Money beyond = remains.beyond(one);
            cases.beyond(one.id(), beyond);
            shield.lost(one, beyond);
        }
    }

    @EventListener
    void on(InquiryEnded ended) {
        reads.find(ended.dispute()).map(DisputeCase::reader).ifPresent(tabs::lock); // before it is known what went back
        cases.end(ended.dispute()).ifPresent(offers::keep);
    }

    @EventListener
    void on(DisputeAnswerRefused refused) {
        cases.reopen(refused.dispute(), refused.code());
    }

    void offerCredit(long id) {
        offers.offer(id);
    }

    void unblock(DisputeCase one) {
        cards.lift(one.dispute());
        ReaderId reader = one.reader();
        if (reader == null) {
            return;
        }
        tabs.lock(reader); // before the others are counted: of two that end at once, the second sees the first
        if (cases.blockingOthers(one) == 0) {
            tabs.unblock(reader, Block.DISPUTED);
        }
    }
}
