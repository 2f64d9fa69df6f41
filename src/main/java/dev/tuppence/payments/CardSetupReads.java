package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupAttempt;
import com.stripe.model.SetupIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.SetupIntentRetrieveParams;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the processor how a visit to the card page ended. */
@Component
class CardSetupReads {

    private final Processor processor;
    private final CardSetupRows setups;
    private final CardKeeping keeping;
    private final ProcessorCallRows calls;

    CardSetupReads(Processor processor, CardSetupRows setups, CardKeeping keeping, ProcessorCallRows calls) {
        this.processor = processor;
        this.setups = setups;
        this.keeping = keeping;
        this.calls = calls;
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
            keeping.keep(setup, newCard(method, authenticationOf(intent.getLatestAttemptObject())));
        }
    }

    private NewCard newCard(PaymentMethod method, String authentication) {
        PaymentMethod.Card card = method.getCard();
        var expires = YearMonth.of(Math.toIntExact(card.getExpYear()), Math.toIntExact(card.getExpMonth()));
        String country = card.getCountry() == null ? "ZZ" : card.getCountry();
        return new NewCard(
                method.getId(),
                new SavedCard(card.getBrand(), card.getLast4(), expires, country),
                hash(calls.books() + card.getFingerprint()),
                authentication);
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

    private static String hash(String fingerprint) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(fingerprint.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
