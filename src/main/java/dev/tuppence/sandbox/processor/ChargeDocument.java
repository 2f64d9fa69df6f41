package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import java.time.Instant;
import java.util.Map;

/** The parts of a charge that do not depend on how it ended. */
final class ChargeDocument {

    private static final long LOW_RISK = 12;

    private ChargeDocument() {}

    static Charge of(PaymentIntent intent, PaymentMethod method, Instant now) {
        var charge = new Charge();
        charge.setId(Ids.next("ch"));
        charge.setObject("charge");
        charge.setAmount(intent.getAmount());
        charge.setAmountRefunded(0L);
        charge.setCreated(now.getEpochSecond());
        charge.setCurrency(intent.getCurrency());
        charge.setCustomer(intent.getCustomer());
        charge.setDescription(intent.getDescription());
        charge.setDisputed(false);
        charge.setLivemode(false);
        charge.setMetadata(intent.getMetadata() == null ? Map.of() : intent.getMetadata());
        charge.setPaymentIntent(intent.getId());
        charge.setPaymentMethod(method.getId());
        charge.setPaymentMethodDetails(details(method, intent.getAmount()));
        charge.setRefunded(false);
        charge.setStatementDescriptor(intent.getStatementDescriptor());
        charge.setStatementDescriptorSuffix(intent.getStatementDescriptorSuffix());
        charge.setTransferGroup(intent.getTransferGroup());
        return charge;
    }

    static Charge.Outcome authorized() {
        var outcome = new Charge.Outcome();
        outcome.setNetworkStatus("approved_by_network");
        outcome.setRiskLevel("normal");
        outcome.setRiskScore(LOW_RISK);
        outcome.setSellerMessage("Payment complete.");
        outcome.setType("authorized");
        return outcome;
    }

    static Charge.Outcome declined(Decline decline) {
        var outcome = new Charge.Outcome();
        outcome.setAdviceCode(decline.advice());
        outcome.setNetworkStatus("declined_by_network");
        outcome.setReason(decline.declineCode());
        outcome.setRiskLevel("normal");
        outcome.setRiskScore(LOW_RISK);
        outcome.setSellerMessage("The bank did not accept this payment.");
        outcome.setType("issuer_declined");
        return outcome;
    }

    private static Charge.PaymentMethodDetails details(PaymentMethod method, long amount) {
        PaymentMethod.Card kept = method.getCard();
        var card = new Charge.PaymentMethodDetails.Card();
        card.setAmountAuthorized(amount);
        card.setBrand(kept.getBrand());
        card.setNetwork(kept.getBrand());
        card.setCountry(kept.getCountry());
        card.setExpMonth(kept.getExpMonth());
        card.setExpYear(kept.getExpYear());
        card.setFingerprint(kept.getFingerprint());
        card.setFunding(kept.getFunding());
        card.setLast4(kept.getLast4());
        var details = new Charge.PaymentMethodDetails();
        details.setType("card");
        details.setCard(card);
        return details;
    }
}
