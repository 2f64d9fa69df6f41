package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupAttempt;
import com.stripe.model.SetupIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.SetupIntentRetrieveParams;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the processor how a visit to the card page ended. */
@Component
class CardSetupReads {

    private final Processor processor;
    private final CardSetupRows setups;
    private final CardKeeping keeping;
    private final CardReadings readings;

    CardSetupReads(Processor processor, CardSetupRows setups, CardKeeping keeping, CardReadings readings) {
        this.processor = processor;
        this.setups = setups;
        this.keeping = keeping;
        this.readings = readings;
    }

    /** Once it is saved or ended, asking again changes nothing. */
    void read(CardSetup setup) {
        try {
            Session session = processor.v1().checkout().sessions().retrieve(Objects.requireNonNull(setup.session()));
            if ("complete".equals(session.getStatus())) {
                keep(setup, session.getSetupIntent());
            } else if ("expired".equals(session.getStatus())) {
                setups.end(setup.id(), false);
            }
        } catch (StripeException e) {
            throw new ProcessorSilent("a look at card setup " + setup.id(), e);
        }
    }

    private void keep(CardSetup setup, String setupIntent) throws StripeException {
        SetupIntent intent = processor
                .v1()
                .setupIntents()
                .retrieve(
                        setupIntent,
                        SetupIntentRetrieveParams.builder()
                                .addExpand("payment_method")
                                .addExpand("latest_attempt")
                                .build());
        PaymentMethod method = intent.getPaymentMethodObject();
        if ("succeeded".equals(intent.getStatus()) && method != null && method.getCard() != null) {
            keeping.keep(setup, readings.read(method, authenticationOf(intent.getLatestAttemptObject())));
        }
    }

    private static String authenticationOf(@Nullable SetupAttempt attempt) {
        if (attempt == null || attempt.getPaymentMethodDetails() == null) {
            return "none";
        }
        SetupAttempt.PaymentMethodDetails.Card card =
                attempt.getPaymentMethodDetails().getCard();
        return card == null || card.getThreeDSecure() == null
                ? "none"
                : Objects.requireNonNullElse(card.getThreeDSecure().getResult(), "none");
    }
}
