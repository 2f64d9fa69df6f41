package dev.tuppence.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out what became of card payments without an outcome. Unknown is not failed: it asks before it calls again. */
@Component
class CardPaymentJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(CardPaymentJanitor.class);

    private final CardPaymentRows rows;
    private final CardPaymentSteps steps;
    private final CardPaymentReads reads;
    private final ProcessorCallRows calls;
    private final PaymentsSettings settings;
    private final Clock clock;

    CardPaymentJanitor(
            CardPaymentRows rows,
            CardPaymentSteps steps,
            CardPaymentReads reads,
            ProcessorCallRows calls,
            PaymentsSettings settings,
            Clock clock) {
        this.rows = rows;
        this.steps = steps;
        this.reads = reads;
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    /** All that wait too long, a page at a time; one that fails does not hold up the others. */
    void run() {
        List<String> open = rows.openSince(clock.instant().minus(settings.unknownAfter()), settings.pageSize());
        for (String reference : open) {
            try {
                reads.read(reference);
                forgetOldKeys(reference);
                bringOn(reference);
            } catch (ProcessorSilent | OutcomeUnknown e) {
                LOG.warn("Card payment {} has no outcome yet: {}", reference, e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("Card payment {} cannot be looked after", reference, e);
            }
        }
    }

    /** @throws OutcomeUnknown when there is still none; asking again is safe */
    void bringOn(String reference) {
        steps.advance(reference);
        if (stateOf(reference) == CardPayment.State.PROCESSING) {
            reads.read(reference);
        }
        if (stateOf(reference).open()) {
            throw new OutcomeUnknown(reference);
        }
    }

    /** Past the time keys are kept the same key could act twice; the processor was just asked and knows nothing of it. */
    private void forgetOldKeys(String reference) {
        Instant oldest = clock.instant().minus(settings.keysKept());
        for (String operation : List.of(PaymentRequests.CREATE, PaymentRequests.CONFIRM)) {
            boolean old = calls.askedAt(operation, reference)
                    .filter(asked -> asked.isBefore(oldest))
                    .isPresent();
            if (old && stateOf(reference).open()) {
                calls.closePending(operation, reference, "never arrived");
            }
        }
    }

    private CardPayment.State stateOf(String reference) {
        return rows.find(reference).orElseThrow().state();
    }
}
