package dev.tuppence.sandbox.processor;

import com.stripe.model.PaymentMethod;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodDetachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PaymentMethodRetrieveParams;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Numbers are typed on the hosted page only; here are ids, and Stripe's ready-made {@code pm_card_…}. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1/payment_methods")
class PaymentMethodResource {

    private static final Endpoint RETRIEVE = Endpoint.of(PaymentMethodRetrieveParams.class);
    private static final Endpoint ATTACH = Endpoint.of(PaymentMethodAttachParams.class, "customer");
    private static final Endpoint DETACH = Endpoint.of(PaymentMethodDetachParams.class);
    private static final Endpoint LIST =
            Endpoint.of(PaymentMethodListParams.class, "customer", "type", "limit", "starting_after", "ending_before");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;
    private final CardVault vault;
    private final EventLog events;

    PaymentMethodResource(Answers answers, ObjectStore store, Listing listing, CardVault vault, EventLog events) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
        this.vault = vault;
        this.events = events;
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(PaymentMethod.class, "", id)
                        .orElseThrow(() -> Refusal.notFound("PaymentMethod", id)));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(request, LIST, call -> listing.list(call, PaymentMethod.class, "customer", "type"));
    }

    @PostMapping("/{id}/attach")
    ResponseEntity<String> attach(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, ATTACH, call -> {
            PaymentMethod method = vault.required(id, "id");
            Decline decline = vault.cardOf(method).behaviour().onSave();
            if (decline != null) {
                throw Refusal.card(decline.error());
            }
            return vault.attach(method, call.parameters().required("customer"));
        });
    }

    @PostMapping("/{id}/detach")
    ResponseEntity<String> detach(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, DETACH, call -> {
            PaymentMethod method = vault.required(id, "id");
            if (method.getCustomer() == null) {
                String message =
                        "The payment method you provided is not attached to a customer so detachment is impossible.";
                throw Refusal.invalid("payment_method_unexpected_state", message, "id");
            }
            method.setCustomer(null);
            store.update(method);
            events.happened("payment_method.detached", method);
            return method;
        });
    }
}
