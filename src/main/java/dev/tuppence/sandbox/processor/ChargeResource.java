package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1/charges")
class ChargeResource {

    private static final Endpoint RETRIEVE = Endpoint.of(ChargeRetrieveParams.class);
    private static final Endpoint LIST = Endpoint.of(
            ChargeListParams.class,
            "customer",
            "payment_intent",
            "transfer_group",
            "created",
            "limit",
            "starting_after",
            "ending_before");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;

    ChargeResource(Answers answers, ObjectStore store, Listing listing) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(Charge.class, call.account(), id).orElseThrow(() -> Refusal.notFound("charge", id)));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(
                request,
                LIST,
                call -> listing.list(call, Charge.class, "customer", "payment_intent", "transfer_group"));
    }
}
