package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The bank sent a new card, and the processor knows it: what is saved stays saved. */
@Component
class CardUpdates implements EventHandler {

    private final Processor processor;
    private final CardReadings readings;
    private final CardKeeping keeping;

    CardUpdates(Processor processor, CardReadings readings, CardKeeping keeping) {
        this.processor = processor;
        this.readings = readings;
        this.keeping = keeping;
    }

    @Override
    public Set<String> types() {
        return Set.of("payment_method.automatically_updated", "payment_method.updated");
    }

    @Override
    public void handle(EventNotice notice) throws StripeException {
        if (keeping.keeps(notice.object())) {
            PaymentMethod method = processor.v1().paymentMethods().retrieve(notice.object());
            keeping.update(readings.read(method, ""));
        }
    }
}
