package dev.tuppence.settlement;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.payments.FraudWarned;
import dev.tuppence.payments.RefundFailed;
import dev.tuppence.payments.RefundSent;
import dev.tuppence.payments.Refunds;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was collected for a card is asked for, sent, or becomes credit again: each booked once, in the transaction that recorded it. */
@Component
class SendingCardRefunds {

    private final SettlementRows settlements;
    private final Settling settling;
    private final RefundRows rows;
    private final TakenCredit credit;
    private final Refunds refunds;
    private final Ledger ledger;

    SendingCardRefunds(
            SettlementRows settlements,
            Settling settling,
            RefundRows rows,
            TakenCredit credit,
            Refunds refunds,
            Ledger ledger) {
        this.settlements = settlements;
        this.settling = settling;
        this.rows = rows;
        this.credit = credit;
        this.refunds = refunds;
        this.ledger = ledger;
    }

    /** @throws dev.tuppence.payments.NotRefundable when nothing can go back any more, e.g. since the payment is disputed */
    @Transactional
    public void ask(long id) {
        Settlement settlement = settlementOf(id);
        String source = CardRefunds.PREFIX + id;
        Money amount = credit.taken(settlement, source);
        if (amount.isPositive()) { // otherwise it was given up
            refunds.request(
                    source, settlement.reference(), amount, false); // its payment is locked first, as by a dispute
            if (!rows.move(id, RefundState.COLLECTING, RefundState.REQUESTED, null)) {
                throw new IllegalStateException("Refund %d was given up meanwhile".formatted(id));
            }
        }
    }

    /** It never left. */
    @Transactional
    public void giveUp(long id, String why) {
        if (rows.move(id, RefundState.COLLECTING, RefundState.FAILED, why)) {
            reopen(id, null);
        }
    }

    /** The bank takes it first. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DisputeOpened event) {
        giveUpAll(event.paymentReference());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(FraudWarned event) {
        giveUpAll(event.paymentReference());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RefundSent event) {
        idOf(event.reference())
                .filter(id -> rows.move(id, RefundState.REQUESTED, RefundState.SENT, null))
                .ifPresent(id -> bookSent(id, event.refund()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RefundFailed event) {
        RefundState before = event.returned() ? RefundState.SENT : RefundState.REQUESTED;
        idOf(event.reference())
                .filter(id -> rows.move(id, before, RefundState.FAILED, event.code()))
                .ifPresent(id -> reopen(id, event.refund()));
    }

    private void giveUpAll(String payment) {
        Settlement.idOf(payment).flatMap(settlements::find).ifPresent(found -> {
            settling.locked(found.id()); // the tab first, as when more is collected
            rows.collecting(found.id()).forEach(id -> giveUp(id, "disputed"));
        });
    }

    private void bookSent(long id, String refund) {
        Settlement settlement = settlementOf(id);
        Money amount = credit.taken(settlement, CardRefunds.PREFIX + id);
        ledger.post(Posting.of("card-refund-sent", id)
                .voucher(refund)
                .debit(Account.of(AccountType.REFUNDING, settlement.reader().value()), amount)
                .credit(Account.of(AccountType.PSP_CLEARING), amount)
                .build());
    }

    /** @param refund the processor's id of what it put back; none where it was never sent */
    private void reopen(long id, @Nullable String refund) {
        Settlement settlement = settlementOf(id);
        Money amount = credit.giveBack(settlement, CardRefunds.PREFIX + id);
        Account account = refund == null
                ? Account.of(AccountType.REFUNDING, settlement.reader().value())
                : Account.of(AccountType.PSP_CLEARING);
        ledger.post(Posting.of("card-refund-failed", id)
                .voucher(refund)
                .debit(account, amount)
                .credit(Account.of(AccountType.CREDIT, settlement.reader().value()), amount)
                .build());
    }

    private Settlement settlementOf(long id) {
        return settlements.find(rows.settlementOf(id)).orElseThrow();
    }

    /** Empty for refunds of something else. */
    private static Optional<Long> idOf(String reference) {
        return CardRefunds.named(reference)
                ? Optional.of(Long.valueOf(reference.substring(CardRefunds.PREFIX.length())))
                : Optional.empty();
    }
}
