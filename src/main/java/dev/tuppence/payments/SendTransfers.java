package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.Transfer;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes the calls for transfers that were asked for, and tells how they ended. */
@Component
class SendTransfers {

    private static final Logger LOG = LoggerFactory.getLogger(SendTransfers.class);

    private final Processor processor;
    private final ProcessorCalls calls;
    private final ProcessorCallRows callRows;
    private final TransferRequestRows rows;
    private final ApplicationEventPublisher events;
    private final KeyAge keyAge;

    SendTransfers(
            Processor processor,
            ProcessorCalls calls,
            ProcessorCallRows callRows,
            TransferRequestRows rows,
            ApplicationEventPublisher events,
            KeyAge keyAge) {
        this.processor = processor;
        this.calls = calls;
        this.callRows = callRows;
        this.rows = rows;
        this.events = events;
        this.keyAge = keyAge;
    }

    /** Whether the processor may have forgotten a key, and since when silence is suspicious. */
    @Component
    record KeyAge(PaymentsSettings settings, Clock clock) {

        boolean forgotten(Instant askedAt) {
            return askedAt.plus(settings.keysKept()).isBefore(clock.instant());
        }

        Instant suspicious() {
            return clock.instant().minus(settings.unknownAfter());
        }
    }

    /** Does nothing once the outcome is known. */
    void send(String reference) {
        callRows.pending(Transfers.CREATE, reference).ifPresent(attempt -> {
            boolean old = callRows.askedAt(Transfers.CREATE, reference)
                    .map(keyAge::forgotten)
                    .orElse(false);
            calls.send(
                    attempt,
                    (request, options) -> {
                        Optional<Transfer> made =
                                old ? find(String.valueOf(request.get("transfer_group"))) : Optional.empty();
                        return made.isPresent()
                                ? made.get()
                                : processor
                                        .v1()
                                        .transfers()
                                        .create(
                                                TransferCreateParams.builder()
                                                        .putAllExtraParam(request)
                                                        .build(),
                                                options.build());
                    },
                    answer -> record(reference, answer));
        });
    }

    /** An old key is asked about before it is used again: the processor may have forgotten it, but not the transfer. */
    private Optional<Transfer> find(String group) throws StripeException {
        var query = TransferListParams.builder()
                .setTransferGroup(group)
                .setLimit(1L)
                .build();
        return processor.v1().transfers().list(query).getData().stream().findFirst();
    }

    private void record(String reference, Answer<Transfer> answer) {
        switch (answer) {
            case Answer.Done<Transfer>(Transfer transfer) -> {
                if (rows.decide(reference, transfer.getId(), null)) {
                    events.publishEvent(new TransferSent(reference, transfer.getId()));
                }
            }
            case Answer.Refused<Transfer> refused -> {
                if (rows.decide(reference, null, refused.code())) {
                    events.publishEvent(new TransferFailed(reference, refused.code()));
                }
            }
        }
    }

    void sendSuspicious(int limit) {
        for (String reference : callRows.unanswered(Transfers.CREATE, keyAge.suspicious(), limit)) {
            try {
                send(reference);
            } catch (RuntimeException e) { // one that fails does not hold up the others
                LOG.error("{} has no outcome yet", reference, e);
            }
        }
    }
}
