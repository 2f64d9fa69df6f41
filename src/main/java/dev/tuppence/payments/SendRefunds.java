package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the calls for refunds that were asked for. */
@Component
class SendRefunds {

    private static final Logger LOG = LoggerFactory.getLogger(SendRefunds.class);

    private final Processor processor;
    private final ProcessorCalls calls;
    private final ProcessorCallRows callRows;
    private final RefundReadings readings;
    private final SendTransfers.KeyAge keyAge;

    SendRefunds(
            Processor processor,
            ProcessorCalls calls,
            ProcessorCallRows callRows,
            RefundReadings readings,
            SendTransfers.KeyAge keyAge) {
        this.processor = processor;
        this.calls = calls;
        this.callRows = callRows;
        this.readings = readings;
        this.keyAge = keyAge;
    }

    /** Does nothing once the processor has answered. */
    void send(String reference) {
        callRows.pending(Refunds.CREATE, reference).ifPresent(attempt -> {
            boolean old = callRows.askedAt(Refunds.CREATE, reference)
                    .map(keyAge::forgotten)
                    .orElse(false);
            calls.<Refund>send(
                    attempt,
                    (request, options) -> {
                        Optional<Refund> made =
                                old ? find(String.valueOf(request.get("payment_intent")), reference) : Optional.empty();
                        return made.isPresent()
                                ? made.get()
                                : processor
                                        .v1()
                                        .refunds()
                                        .create(
                                                RefundCreateParams.builder()
                                                        .putAllExtraParam(request)
                                                        .build(),
                                                options.build());
                    },
                    answer -> record(reference, answer));
        });
    }

    /** An old key is asked about before it is used again: the processor may have forgotten it, but not the refund. */
    private Optional<Refund> find(String intent, String reference) throws StripeException {
        var query = RefundListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(100L)
                .build();
        return processor.v1().refunds().list(query).getData().stream()
                .filter(refund ->
                        readings.referenceOf(refund).filter(reference::equals).isPresent())
                .findFirst();
    }

    private void record(String reference, Answer<Refund> answer) {
        switch (answer) {
            case Answer.Done<Refund>(Refund refund) -> readings.record(reference, refund);
            case Answer.Refused<Refund> refused -> readings.failed(reference, refused.code());
        }
    }

    void sendSuspicious(int limit) {
        for (String reference : callRows.unanswered(Refunds.CREATE, keyAge.suspicious(), limit)) {
            try {
                send(reference);
            } catch (RuntimeException e) { // one that fails does not hold up the others
                LOG.error("{} has no outcome yet", reference, e);
            }
        }
    }
}
