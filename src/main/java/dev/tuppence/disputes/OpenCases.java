package dev.tuppence.disputes;

import dev.tuppence.money.Money;
import dev.tuppence.payments.BarredCards;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.payments.InquiryOpened;
import dev.tuppence.payments.Refunds;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Tabs;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A dispute becomes a case with its items, its posting and a reader who unlocks nothing, in the transaction that recorded it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OpenCases {

    private final CaseRows cases;
    private final CaseLines lines;
    private final Shield shield;
    private final Settlements settlements;
    private final Tabs tabs;
    private final PaymentDoors payments;

    /** What cases need of payments. */
    @Component
    record PaymentDoors(Refunds refunds, BarredCards cards, Remains remains) {}

    OpenCases(
            CaseRows cases, CaseLines lines, Shield shield, Settlements settlements, Tabs tabs, PaymentDoors payments) {
        this.cases = cases;
        this.lines = lines;
        this.shield = shield;
        this.settlements = settlements;
        this.tabs = tabs;
        this.payments = payments;
    }

    /** Nothing moves and the reader is left alone; the case can be answered. */
    @EventListener
    public void on(InquiryOpened opened) {
        cases.insert(new NewCase(
                opened.dispute(),
                opened.paymentReference(),
                settlements.withPaymentReference(opened.paymentReference()).orElse(null),
                opened.amount(),
                null,
                Money.zero(opened.amount().currency()),
                opened.reason(),
                opened.answerBy(),
                CaseState.INQUIRY));
    }

    @EventListener
    public void on(DisputeOpened opened) {
        Optional<SettlementView> settlement = settlements.withPaymentReference(opened.paymentReference());
        settlement.ifPresent(paid -> {
            tabs.block(paid.reader(), Block.DISPUTED); // locks the tabs, which comes first
        });
        Claim claim = settlement
                .map(paid -> payments.remains().claim(opened, paid))
                .orElseGet(() -> Claim.unknown(opened.amount()));
        cases.insert(new NewCase(
                        opened.dispute(),
                        opened.paymentReference(),
                        settlement.orElse(null),
                        opened.amount(),
                        claim,
                        opened.fee(),
                        opened.reason(),
                        opened.answerBy(),
                        CaseState.OPEN))
                .ifPresent(one -> {
                    shield.opened(one);
                    lines.insert(one);
                    payments.cards().bar(opened.paymentReference(), opened.dispute());
                });
    }
}
