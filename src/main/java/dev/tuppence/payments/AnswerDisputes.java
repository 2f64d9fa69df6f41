package dev.tuppence.payments;

import com.stripe.model.Dispute;
import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeUpdateParams;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes the calls for answers that were decided. */
@Component
class AnswerDisputes {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerDisputes.class);

    private final Processor processor;
    private final ProcessorCalls calls;
    private final ProcessorCallRows callRows;
    private final DisputeReadings readings;
    private final ApplicationEventPublisher events;
    private final SendTransfers.KeyAge keyAge;

    AnswerDisputes(
            Processor processor,
            ProcessorCalls calls,
            ProcessorCallRows callRows,
            DisputeReadings readings,
            ApplicationEventPublisher events,
            SendTransfers.KeyAge keyAge) {
        this.processor = processor;
        this.calls = calls;
        this.callRows = callRows;
        this.readings = readings;
        this.events = events;
        this.keyAge = keyAge;
    }

    /** Does nothing once the processor has answered. Both calls may be repeated: a dispute is closed or answered once. */
    void send(String dispute) {
        callRows.pending(DisputedPayments.ACCEPT, dispute)
                .ifPresent(attempt -> calls.<Dispute>send(
                        attempt,
                        (request, options) -> processor
                                .v1()
                                .disputes()
                                .close(
                                        dispute,
                                        DisputeCloseParams.builder()
                                                .putAllExtraParam(request)
                                                .build(),
                                        options.build()),
                        answer -> record(dispute, answer)));
        callRows.pending(DisputedPayments.CONTEST, dispute)
                .ifPresent(attempt -> calls.<Dispute>send(
                        attempt,
                        (request, options) -> processor
                                .v1()
                                .disputes()
                                .update(
                                        dispute,
                                        DisputeUpdateParams.builder()
                                                .putAllExtraParam(request)
                                                .build(),
                                        options.build()),
                        answer -> record(dispute, answer)));
    }

    void sendSuspicious(int limit) {
        for (String operation : List.of(DisputedPayments.ACCEPT, DisputedPayments.CONTEST)) {
            for (String dispute : callRows.unanswered(operation, keyAge.suspicious(), limit)) {
                try {
                    send(dispute);
                } catch (RuntimeException e) { // one that fails does not hold up the others
                    LOG.error("The answer to dispute {} has no outcome yet", dispute, e);
                }
            }
        }
    }

    private void record(String dispute, Answer<Dispute> answer) {
        switch (answer) {
            case Answer.Done<Dispute>(Dispute object) -> readings.record(object);
            case Answer.Refused<Dispute> refused ->
                events.publishEvent(new DisputeAnswerRefused(dispute, refused.code()));
        }
    }
}
