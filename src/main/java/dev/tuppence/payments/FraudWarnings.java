package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.radar.EarlyFraudWarning;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads banks' warnings and tells each once. */
@Component
class FraudWarnings implements EventHandler {

    private final Processor processor;
    private final DisputeRows payments;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FraudWarnings(
            Processor processor,
            DisputeRows payments,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.processor = processor;
        this.payments = payments;
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of("radar.early_fraud_warning.created", "radar.early_fraud_warning.updated");
    }

    @Override
    public void handle(EventNotice notice) throws StripeException {
        EarlyFraudWarning warning = processor.v1().radar().earlyFraudWarnings().retrieve(notice.object());
        transaction.executeWithoutResult(status -> record(warning));
    }

    private void record(EarlyFraudWarning warning) {
        Optional.ofNullable(warning.getPaymentIntent())
                .flatMap(payments::paymentOf)
                .filter(reference -> insert(warning.getId(), reference))
                .ifPresent(reference -> events.publishEvent(new FraudWarned(warning.getId(), reference)));
    }

    /** Returns false when it was told before. */
    private boolean insert(String warning, String reference) {
        return jdbc.sql("""
                        insert into payment_warning (warning, reference, warned_at) values (:warning, :reference, :now)
                        on conflict do nothing""")
                        .param("warning", warning)
                        .param("reference", reference)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }
}
