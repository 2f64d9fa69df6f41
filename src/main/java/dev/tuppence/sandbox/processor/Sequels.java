package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the test card that paid is known for. */
@Component
@Profile("sandbox")
class Sequels {

    private final DisputeDesk disputes;
    private final FraudWarnings warnings;

    Sequels(DisputeDesk disputes, FraudWarnings warnings) {
        this.disputes = disputes;
        this.warnings = warnings;
    }

    void follow(Charge charge, Sequel sequel) {
        long amount = charge.getAmount();
        switch (sequel) {
            case FRAUD_DISPUTE -> disputes.open(charge, amount, "fraudulent");
            case NOT_RECEIVED_DISPUTE -> disputes.open(charge, amount, "product_not_received");
            case TWO_DISPUTES -> {
                disputes.open(charge, amount / 2, "fraudulent");
                disputes.open(charge, amount - amount / 2, "fraudulent");
            }
            case INQUIRY -> disputes.inquire(charge, amount, "fraudulent");
            case FRAUD_WARNING -> warnings.warn(charge);
            case NONE, AVAILABLE_AT_ONCE, REFUND_LATER, REFUND_FAILS -> {}
        }
    }
}
