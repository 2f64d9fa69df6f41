package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The parts of a dispute that do not depend on how it ends. */
final class DisputeDocument {

    private static final Map<String, String> VISA_CODES =
            Map.of("fraudulent", "10.4", "product_not_received", "13.1", "product_unacceptable", "13.3");

    private DisputeDocument() {}

    static Dispute of(Charge charge, long amount, String reason, Instant now, Instant dueBy) {
        var dispute = new Dispute();
        dispute.setId(Ids.next("du"));
        dispute.setObject("dispute");
        dispute.setAmount(amount);
        dispute.setBalanceTransactions(List.of());
        dispute.setCharge(charge.getId());
        dispute.setCreated(now.getEpochSecond());
        dispute.setCurrency(charge.getCurrency());
        dispute.setEvidence(new Dispute.Evidence());
        dispute.setEvidenceDetails(evidenceDetails(dueBy));
        dispute.setLivemode(false);
        dispute.setMetadata(Map.of());
        dispute.setPaymentIntent(charge.getPaymentIntent());
        dispute.setPaymentMethodDetails(details(charge, reason));
        dispute.setReason(reason);
        return dispute;
    }

    static Dispute.EvidenceDetails evidenceDetails(Instant dueBy) {
        var details = new Dispute.EvidenceDetails();
        details.setDueBy(dueBy.getEpochSecond());
        details.setHasEvidence(false);
        details.setPastDue(false);
        details.setSubmissionCount(0L);
        return details;
    }

    private static Dispute.PaymentMethodDetails details(Charge charge, String reason) {
        var card = new Dispute.PaymentMethodDetails.Card();
        card.setBrand(charge.getPaymentMethodDetails().getCard().getBrand());
        card.setNetworkReasonCode(VISA_CODES.getOrDefault(reason, "10.4"));
        var details = new Dispute.PaymentMethodDetails();
        details.setType("card");
        details.setCard(card);
        return details;
    }
}
