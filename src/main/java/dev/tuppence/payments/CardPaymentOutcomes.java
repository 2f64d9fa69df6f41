package dev.tuppence.payments;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.StripeError;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves a card payment to what the processor's object says, from wherever it was read, and tells it once. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CardPaymentOutcomes {

    private final CardPaymentRows rows;
    private final ProcessorCallRows calls;
    private final SavedCardRows cards;
    private final ApplicationEventPublisher events;

    CardPaymentOutcomes(
            CardPaymentRows rows, ProcessorCallRows calls, SavedCardRows cards, ApplicationEventPublisher events) {
        this.rows = rows;
        this.calls = calls;
        this.cards = cards;
        this.events = events;
    }

    /**
     * @param direct the answer to the payment's own attempt, not a later look that may show an older failure
     */
    public void record(String reference, PaymentIntent intent, boolean direct) {
        CardPayment before = rows.lock(reference);
        if (!intent.getId().equals(before.intent()) && isOver(intent, before)) {
            return; // the payment was begun anew
        }
        CardPayment payment = adopted(before, intent);
        if (payment.state().last()) {
            return;
        }
        switch (intent.getStatus()) {
            case "succeeded" -> succeeded(payment, intent);
            case "requires_payment_method" -> failed(payment, intent, direct);
            case "requires_action" -> needsAction(payment);
            case "processing" -> move(payment, CardPayment.State.PROCESSING, payment.failure());
            case "canceled" -> {
                move(payment, CardPayment.State.CANCELED, payment.failure());
                events.publishEvent(new CardPaymentDeclined(reference, "canceled", true));
            }
            default -> {} // created, not confirmed yet
        }
    }

    /** The processor refused without an intent to look at. */
    public void refuse(String reference, String code, boolean hard) {
        move(rows.lock(reference), CardPayment.State.DECLINED, code);
        events.publishEvent(new CardPaymentDeclined(reference, code, hard));
    }

    /** Its card was barred, or is gone, before it was tried: a decline, unless a try has no outcome yet. */
    public void cardGone(CardPayment payment) {
        if (calls.pending(PaymentRequests.CONFIRM, payment.reference()).isEmpty()) {
            refuse(payment.reference(), "no_card", true);
        }
    }

    private static boolean isOver(PaymentIntent other, CardPayment payment) {
        return "canceled".equals(other.getStatus())
                || other.getAmount() != payment.amount().minorUnits();
    }

    private CardPayment adopted(CardPayment payment, PaymentIntent intent) {
        if (payment.intent() == null) { // the answer to its creation was lost
            rows.created(payment.reference(), intent.getId());
            calls.closePending(PaymentRequests.CREATE, payment.reference(), "found " + intent.getId());
            return rows.lock(payment.reference());
        }
        if (!payment.intent().equals(intent.getId())) {
            throw new IllegalStateException(
                    "%s has intent %s, not %s".formatted(payment.reference(), payment.intent(), intent.getId()));
        }
        return payment;
    }

    private void succeeded(CardPayment payment, PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        BalanceTransaction booked = charge == null ? null : charge.getBalanceTransactionObject();
        if (charge == null || booked == null) {
            move(payment, CardPayment.State.PROCESSING, payment.failure()); // the fee comes a moment later
            return;
        }
        Money fee = OwnRate.fee(booked, payment.amount());
        rows.succeed(payment.reference(), fee, charge.getPaymentMethod());
        closeConfirm(payment);
        events.publishEvent(new CardPaymentSucceeded(
                payment.reference(),
                intent.getId(),
                payment.amount(),
                fee,
                Instant.ofEpochSecond(charge.getCreated()),
                Instant.ofEpochSecond(booked.getAvailableOn())));
    }

    private void failed(CardPayment payment, PaymentIntent intent, boolean direct) {
        StripeError error = intent.getLastPaymentError();
        if (error == null) {
            neverTried(payment, direct);
            return;
        }
        String code = error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
        String failure = failureOf(error, intent, code);
        boolean told = failure.equals(payment.failure());
        boolean triedAgain = direct && payment.state() == CardPayment.State.CREATED
                || payment.state() == CardPayment.State.PROCESSING; // refused before it became an attempt
        if (told && !triedAgain) {
            return;
        }
        if (DeclineCodes.wantsPayer(code) || DeclineCodes.wantsPayer(error.getCode())) {
            move(payment, CardPayment.State.NEEDS_ACTION, failure);
            events.publishEvent(new CardPaymentNeedsAuthentication(payment.reference()));
        } else {
            move(payment, CardPayment.State.DECLINED, failure);
            events.publishEvent(declined(payment, error, code));
        }
    }

    private CardPaymentDeclined declined(CardPayment payment, StripeError error, String code) {
        boolean hard = DeclineCodes.hard(code, error);
        PaymentMethod method = error.getPaymentMethod();
        boolean another = hard
                && DeclineCodes.ofCard(code)
                && method != null
                && cards.refuse(method.getId())
                && cards.current(payment.payer()).isPresent();
        return another
                ? new CardPaymentDeclined(payment.reference(), CardPaymentDeclined.OTHER_CARD, false)
                : new CardPaymentDeclined(payment.reference(), code, hard);
    }

    /** Created and not confirmed yet, or the processor refused to try, e.g. since the card is no longer on file there. */
    private void neverTried(CardPayment payment, boolean direct) {
        if (direct || payment.state() == CardPayment.State.PROCESSING) {
            String reference = payment.reference();
            calls.refusal(PaymentRequests.CONFIRM, reference).ifPresent(code -> refuse(reference, code, false));
        }
    }

    private static String failureOf(StripeError error, PaymentIntent intent, String code) {
        @Nullable String charge = error.getCharge() == null ? intent.getLatestCharge() : error.getCharge();
        return charge == null ? code : charge + " " + code;
    }

    private void needsAction(CardPayment payment) {
        if (payment.state() != CardPayment.State.NEEDS_ACTION) {
            move(payment, CardPayment.State.NEEDS_ACTION, payment.failure());
            events.publishEvent(new CardPaymentNeedsAuthentication(payment.reference()));
        }
    }

    private void move(CardPayment payment, CardPayment.State state, @Nullable String failure) {
        rows.move(payment.reference(), state, failure);
        closeConfirm(payment);
    }

    private void closeConfirm(CardPayment payment) {
        calls.closePending(PaymentRequests.CONFIRM, payment.reference(), "seen on the intent");
    }
}
