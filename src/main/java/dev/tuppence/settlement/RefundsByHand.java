package dev.tuppence.settlement;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Journal;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import dev.tuppence.payments.RefundFailed;
import dev.tuppence.payments.RefundSent;
import dev.tuppence.payments.Refunds;
import dev.tuppence.payments.SentRefund;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody gave back in the processor's dashboard: as far as its reader has credit from that payment it is that, the rest is
 * the platform's gift. Creators keep what they have.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RefundsByHand {

    private static final String SENT = "refunded-by-hand";

    private final Settling settling;
    private final Credits credits;
    private final SettledTax tax;
    private final Refunds refunds;
    private final Ledger ledger;
    private final Journal journal;

    /** Credit that is none any more, and is again. */
    @Component
    record Credits(LostCredit lost, TakenCredit taken) {}

    RefundsByHand(Settling settling, Credits credits, SettledTax tax, Refunds refunds, Ledger ledger, Journal journal) {
        this.settling = settling;
        this.credits = credits;
        this.tax = tax;
        this.refunds = refunds;
        this.ledger = ledger;
        this.journal = journal;
    }

    @EventListener
    public void on(RefundSent sent) {
        if (Refunds.madeByHand(sent.reference())) {
            Settlement.idOf(sent.payment()).map(settling::locked).ifPresent(settlement -> book(settlement, sent));
        }
    }

    @EventListener
    public void on(RefundFailed failed) {
        String refund = failed.refund();
        if (Refunds.madeByHand(failed.reference()) && refund != null) {
            Settlement.idOf(failed.payment())
                    .map(settling::locked)
                    .ifPresent(settlement -> takeBack(settlement, failed.reference(), refund));
        }
    }

    private void book(Settlement settlement, RefundSent sent) {
        Money amount = amountOf(sent);
        LostCredit.Taken taken = credits.lost().take(settlement.id(), amount, sent.reference());
        ledger.post(Posting.of(SENT, sent.refund())
                .voucher(sent.refund())
                .debit(Account.of(AccountType.CREDIT, settlement.reader().value()), taken.credit())
                .debit(Account.of(AccountType.FORGIVEN), amount.minus(taken.credit()))
                .debit(Account.of(AccountType.FEE_SUBSIDY), taken.fee())
                .credit(Account.of(AccountType.PSP_FEES), taken.fee())
                .credit(Account.of(AccountType.PSP_CLEARING), amount)
                .build());
        tax.takeBack(settlement.id(), amount.minus(taken.credit()), Account.of(AccountType.FORGIVEN), sent.reference());
    }

    private Money amountOf(RefundSent sent) {
        return refunds.sentOf(sent.payment()).stream()
                .filter(one -> one.refund().equals(sent.refund()))
                .map(SentRefund::amount)
                .findFirst()
                .orElseThrow();
    }

    /** The card does not take it: everything is as it was before. */
    private void takeBack(Settlement settlement, String reference, String refund) {
        credits.taken().giveBack(settlement, reference);
        tax.putBack(settlement.id(), Account.of(AccountType.FORGIVEN), reference);
        ledger.post(journal.find(
                        SENT, refund, List.of(Long.toString(settlement.reader().value())))
                .orElseThrow()
                .mirror("refund-by-hand-failed")
                .voucher(refund)
                .build());
    }
}
