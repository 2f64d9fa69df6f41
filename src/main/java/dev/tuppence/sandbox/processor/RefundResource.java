package dev.tuppence.sandbox.processor;

import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1/refunds")
class RefundResource {

    private static final Endpoint CREATE =
            Endpoint.of(RefundCreateParams.class, "amount", "charge", "metadata", "payment_intent", "reason");
    private static final Endpoint RETRIEVE = Endpoint.of(RefundRetrieveParams.class);
    private static final Endpoint LIST = Endpoint.of(
            RefundListParams.class, "charge", "created", "limit", "payment_intent", "starting_after", "ending_before");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;
    private final Refunds refunds;

    RefundResource(Answers answers, ObjectStore store, Listing listing, Refunds refunds) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
        this.refunds = refunds;
    }

    @PostMapping
    ResponseEntity<String> create(HttpServletRequest request) {
        return answers.to(request, CREATE, call -> refunds.create(call.parameters()));
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(Refund.class, "", id).orElseThrow(() -> Refusal.notFound("refund", id)));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(request, LIST, call -> listing.list(call, Refund.class, "charge", "payment_intent"));
    }
}
