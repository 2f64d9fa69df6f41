package dev.tuppence.sandbox.processor;

import com.stripe.model.Payout;
import com.stripe.param.PayoutListParams;
import com.stripe.param.PayoutRetrieveParams;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payouts to banks happen by themselves. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1/payouts")
class PayoutResource {

    private static final Endpoint RETRIEVE = Endpoint.of(PayoutRetrieveParams.class);
    private static final Endpoint LIST = Endpoint.of(
            PayoutListParams.class, "created", "destination", "limit", "starting_after", "ending_before", "status");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;

    PayoutResource(Answers answers, ObjectStore store, Listing listing) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(Payout.class, call.account(), id).orElseThrow(() -> Refusal.notFound("payout", id)));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(request, LIST, call -> listing.list(call, Payout.class, "destination", "status"));
    }
}
