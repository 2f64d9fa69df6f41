package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Something happened to a PaymentIntent. */
@Component
class CardPaymentEvents implements EventHandler {

    private final CardPaymentReads reads;

    CardPaymentEvents(CardPaymentReads reads) {
        this.reads = reads;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "payment_intent.succeeded",
                "payment_intent.payment_failed",
                "payment_intent.requires_action",
                "payment_intent.processing",
                "payment_intent.canceled");
    }

    @Override
    public void handle(EventNotice notice) throws StripeException {
        reads.readIntent(notice.object());
    }
}
