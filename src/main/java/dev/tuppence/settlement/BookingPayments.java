package dev.tuppence.settlement;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import dev.tuppence.payments.CardPaymentSucceeded;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A settlement was paid: its money, its shares and its reader's trust, in the transaction that recorded the payment. */
@Component
class BookingPayments {

    private record Payment(@Nullable String intent, Means means, Instant at, Instant availableOn) {}

    private final Tabs tabs;
    private final Settling settling;
    private final PaidRows paid;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BookingPayments(
            Tabs tabs, Settling settling, PaidRows paid, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.tabs = tabs;
        this.settling = settling;
        this.paid = paid;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CardPaymentSucceeded event) {
        Settlement.idOf(event.reference()).ifPresent(id -> {
            Settlement settlement = settling.locked(id);
            if (event.charged().equals(settlement.byCard())) {
                paid.fundByCard(settlement);
                Means means = Means.byCard(settlement, event.fee());
                book(settlement, new Payment(event.paymentIntent(), means, event.at(), event.availableOn()));
                paid.keepRest(settlement, means);
            } else {
                suspend(event);
            }
        });
    }

    /** What fits no settlement is a break until a person finds its place. */
    private void suspend(CardPaymentSucceeded event) {
        ledger.post(Posting.of("card-payment-suspended", event.reference())
                .voucher(event.paymentIntent())
                .debit(Account.of(AccountType.PSP_CLEARING), event.charged().minus(event.fee()))
                .debit(Account.of(AccountType.PSP_FEES), event.fee())
                .credit(Account.of(AccountType.SUSPENSE), event.charged())
                .build());
    }

    /** Nothing was left for a card. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bookPaidByCredit(long id) {
        Settlement settlement = settling.locked(id);
        Instant now = clock.instant();
        book(settlement, new Payment(null, Means.byCredit(settlement), now, now));
    }

    /** The platform pays it: its creators get theirs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bookForgiven(Settlement settlement) {
        if (!paid.markForgiven(settlement)) {
            throw bookedBefore(settlement);
        }
        Instant now = clock.instant();
        shareOut(settlement, new Payment(null, Means.forgiven(settlement), now, now));
        paid.takeTaxBack(settlement);
        noLongerDue(settlement);
    }

    private void book(Settlement settlement, Payment payment) {
        if (!paid.markPaid(settlement, payment.means().fee(), payment.intent(), payment.at())) {
            throw bookedBefore(settlement);
        }
        if (settlement.writtenOff()) {
            ledger.post(WriteOffPosting.recovered(settlement, paid.partsOf(settlement)));
        } else {
            noLongerDue(settlement);
        }
        shareOut(settlement, payment);
        tabs.settlementPaid(settlement.reader());
    }

    private void noLongerDue(Settlement settlement) {
        Money nothing = Money.zero(settlement.currency());
        tabs.release(settlement.reader(), settlement.currency(), settlement.payable(), nothing);
    }

    private void shareOut(Settlement settlement, Payment payment) {
        ShareSplit split = paid.shareOut(settlement);
        Means means = payment.means().with(paid.creditFeeOf(settlement));
        if (!ledger.post(SettledPosting.of(settlement, payment.intent(), means, split, paid.shieldOf(split)))) {
            throw bookedBefore(settlement);
        }
        settling.unblock(settlement);
        events.publishEvent(new TabSettled(
                settlement.id(), settlement.reader(), payment.at(), payment.availableOn(), split.shares()));
    }

    private static IllegalStateException bookedBefore(Settlement settlement) {
        return new IllegalStateException("Settlement %d was booked before".formatted(settlement.id()));
    }
}
