package dev.tuppence.sandbox.processor;

import com.stripe.model.TransferReversal;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.TransferReversalListParams;
import com.stripe.param.TransferReversalRetrieveParams;
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
@RequestMapping("/sandbox/processor/v1/transfers/{transfer}/reversals")
class TransferReversalResource {

    private static final Endpoint CREATE =
            Endpoint.of(TransferReversalCreateParams.class, "amount", "description", "metadata");
    private static final Endpoint RETRIEVE = Endpoint.of(TransferReversalRetrieveParams.class);
    private static final Endpoint LIST =
            Endpoint.of(TransferReversalListParams.class, "limit", "starting_after", "ending_before");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;
    private final TransferReversals reversals;

    TransferReversalResource(Answers answers, ObjectStore store, Listing listing, TransferReversals reversals) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
        this.reversals = reversals;
    }

    @PostMapping
    ResponseEntity<String> create(HttpServletRequest request, @PathVariable String transfer) {
        return answers.to(request, CREATE, call -> reversals.create(transfer, call.parameters()));
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(
            HttpServletRequest request, @PathVariable String transfer, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(TransferReversal.class, "", id)
                        .filter(reversal -> reversal.getTransfer().equals(transfer))
                        .orElseThrow(() -> Refusal.notFound("transfer_reversal", id)));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request, @PathVariable String transfer) {
        return answers.toJson(
                request, LIST, call -> listing.listOf(call, TransferReversal.class, "transfer", transfer));
    }
}
