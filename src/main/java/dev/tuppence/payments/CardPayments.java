package dev.tuppence.payments;

import dev.tuppence.money.Money;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Card payments off-session: one PaymentIntent per reference, however often it is tried. */
@Service
public class CardPayments {

    private final CardPaymentRows rows;
    private final SavedCardRows cards;
    private final CardPaymentSchedule schedule;
    private final CardPaymentSteps steps;
    private final CardPaymentReads reads;
    private final OnSessionPayments onSession;

    CardPayments(
            CardPaymentRows rows,
            SavedCardRows cards,
            CardPaymentSchedule schedule,
            CardPaymentSteps steps,
            CardPaymentReads reads,
            OnSessionPayments onSession) {
        this.rows = rows;
        this.cards = cards;
        this.schedule = schedule;
        this.steps = steps;
        this.reads = reads;
        this.onSession = onSession;
    }

    /**
     * Asks for a card payment; joins the caller's transaction, the processor is called after it. The outcome comes as one of
     * {@link CardPaymentSucceeded}, {@link CardPaymentDeclined}, {@link CardPaymentNeedsAuthentication}. Asking again for the
     * same reference changes nothing.
     *
     * @param reference the caller's id of what is paid, e.g. {@code settlement-42}
     * @param amount what a card can be charged, see {@link Money#chargeable()}
     * @throws NoCardSaved when there is nothing to charge
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(String reference, Payer payer, Money amount) {
        if (cards.current(payer).isEmpty()) {
            throw new NoCardSaved(payer);
        }
        amount.minorUnits(); // fails here rather than at the processor
        if (rows.insert(reference, payer, amount)) {
            schedule.bringOn(reference);
        }
    }

    /**
     * Tries a declined payment again with the payer's card of today: same PaymentIntent, next attempt; a new PaymentIntent
     * only when the old one was canceled, or is of a payer who was forgotten and whose place another one takes: neither can take
     * money any more; or when another amount is due. Joins the caller's transaction. Does nothing for a payment that is under way
     * or succeeded, or was never asked for.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retry(String reference, Payer payer, Money amount) {
        if (rows.find(reference).isEmpty()) {
            return;
        }
        CardPayment payment = rows.lock(reference);
        boolean same = payment.payer().equals(payer) && payment.amount().equals(amount);
        if (payment.state().retryable() && !same || payment.state() == CardPayment.State.CANCELED) {
            rows.renew(reference, payer, amount);
            schedule.bringOn(reference);
        } else if (payment.state().retryable()) {
            var state = payment.intent() == null ? CardPayment.State.REQUESTED : CardPayment.State.CREATED;
            rows.move(reference, state, payment.failure());
            schedule.bringOn(reference);
        }
    }

    /**
     * Where the payer authenticates the payment that waits for it; afterwards the browser comes back to {@code returnTo}. Empty
     * when there is nothing left to do there. Not inside a transaction.
     *
     * @throws ProcessorSilent when the processor does not answer; trying again is safe
     */
    public Optional<URI> authenticate(String reference, URI returnTo) {
        return onSession.authenticate(reference, returnTo);
    }

    /**
     * Makes the attempt that waits, or asks the processor for the outcome now, without waiting for its webhook. Not inside a
     * transaction.
     *
     * @throws ProcessorSilent when the processor does not answer; trying again is safe
     */
    public void refresh(String reference) {
        steps.advance(reference);
        reads.read(reference);
    }

    /** The processor's id of the payment, once there is one. */
    public Optional<String> intentOf(String reference) {
        return rows.find(reference).map(CardPayment::intent);
    }
}
