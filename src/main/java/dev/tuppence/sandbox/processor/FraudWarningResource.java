package dev.tuppence.sandbox.processor;

import com.stripe.model.radar.EarlyFraudWarning;
import com.stripe.param.radar.EarlyFraudWarningListParams;
import com.stripe.param.radar.EarlyFraudWarningRetrieveParams;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1/radar/early_fraud_warnings")
class FraudWarningResource {

    private static final Endpoint RETRIEVE = Endpoint.of(EarlyFraudWarningRetrieveParams.class);
    private static final Endpoint LIST = Endpoint.of(
            EarlyFraudWarningListParams.class,
            "charge",
            "created",
            "limit",
            "payment_intent",
            "starting_after",
            "ending_before");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;

    FraudWarningResource(Answers answers, ObjectStore store, Listing listing) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(EarlyFraudWarning.class, "", id)
                        .orElseThrow(() -> Refusal.notFound("early_fraud_warning", id)));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(
                request, LIST, call -> listing.list(call, EarlyFraudWarning.class, "charge", "payment_intent"));
    }
}
