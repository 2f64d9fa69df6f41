package dev.tuppence.payments;

import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates and confirms PaymentIntents: two calls, with the intent's id kept in between. */
@Component
class CardPaymentSteps {

    private final CardPaymentRows rows;
    private final PaymentRequests requests;
    private final ProcessorCalls calls;
    private final Processor processor;
    private final CardPaymentOutcomes outcomes;
    private final TransactionTemplate transaction;

    CardPaymentSteps(
            CardPaymentRows rows,
            PaymentRequests requests,
            ProcessorCalls calls,
            Processor processor,
            CardPaymentOutcomes outcomes,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.requests = requests;
        this.calls = calls;
        this.processor = processor;
        this.outcomes = outcomes;
        this.transaction = transaction;
    }

    /** Makes whatever call the payment waits for; harmless when there is none or another thread makes the same one. */
    void advance(String reference) {
        prepare(reference, CardPayment.State.REQUESTED, requests::create).ifPresent(this::create);
        prepare(reference, CardPayment.State.CREATED, this::confirmation).ifPresent(this::confirm);
    }

    private @Nullable Attempt confirmation(CardPayment payment) {
        if (requests.hasCard(payment)) {
            return requests.confirmOffSession(payment);
        }
        outcomes.cardGone(payment);
        return null;
    }

    Optional<Attempt> prepare(
            String reference, CardPayment.State state, Function<CardPayment, @Nullable Attempt> request) {
        @Nullable
        Attempt attempt = transaction.execute(status -> {
            CardPayment payment = rows.lock(reference);
            return payment.state() == state ? request.apply(payment) : null;
        });
        return Optional.ofNullable(attempt);
    }

    void confirm(Attempt attempt) {
        String reference = attempt.reference();
        String intent = PaymentRequests.intentOf(rows.find(reference).orElseThrow());
        calls.<PaymentIntent>send(
                attempt,
                (request, options) -> processor
                        .v1()
                        .paymentIntents()
                        .confirm(
                                intent,
                                PaymentIntentConfirmParams.builder()
                                        .putAllExtraParam(request)
                                        .build(),
                                options.build()),
                () -> rows.lock(reference),
                answer -> {
                    switch (answer) {
                        case Answer.Done<PaymentIntent>(PaymentIntent done) -> outcomes.record(reference, done, true);
                        case Answer.Refused<PaymentIntent> refused -> refused(reference, refused);
                    }
                });
    }

    private void create(Attempt attempt) {
        calls.<PaymentIntent>send(
                attempt,
                (request, options) -> processor
                        .v1()
                        .paymentIntents()
                        .create(
                                PaymentIntentCreateParams.builder()
                                        .putAllExtraParam(request)
                                        .build(),
                                options.build()),
                () -> rows.lock(attempt.reference()),
                answer -> {
                    switch (answer) {
                        case Answer.Done<PaymentIntent>(PaymentIntent intent) ->
                            rows.created(attempt.reference(), intent.getId());
                        case Answer.Refused<PaymentIntent> refused ->
                            outcomes.refuse(attempt.reference(), refused.code(), true);
                    }
                });
    }

    private void refused(String reference, Answer.Refused<PaymentIntent> refused) {
        if (refused.intent() != null) {
            outcomes.record(reference, Objects.requireNonNull(refused.intent()), true);
        } else if (refused.card()) {
            outcomes.refuse(reference, refused.code(), DeclineCodes.hard(refused.code()));
        } else {
            // e.g. it was confirmed before: the intent itself says more than this answer
            rows.move(
                    reference,
                    CardPayment.State.PROCESSING,
                    rows.lock(reference).failure());
        }
    }
}
