package dev.tuppence.sandbox.processor;

import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.PaymentIntentUpdateParams;
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
@RequestMapping("/sandbox/processor/v1/payment_intents")
class PaymentIntentResource {

    private static final Endpoint CREATE = Endpoint.of(
            PaymentIntentCreateParams.class,
            "amount",
            "automatic_payment_methods",
            "capture_method",
            "confirm",
            "currency",
            "customer",
            "description",
            "error_on_requires_action",
            "metadata",
            "off_session",
            "payment_method",
            "payment_method_types",
            "receipt_email",
            "return_url",
            "setup_future_usage",
            "statement_descriptor",
            "statement_descriptor_suffix",
            "transfer_group");
    private static final Endpoint UPDATE = Endpoint.of(
            PaymentIntentUpdateParams.class,
            "amount",
            "description",
            "metadata",
            "payment_method",
            "statement_descriptor_suffix",
            "transfer_group");
    private static final Endpoint CONFIRM = Endpoint.of(
            PaymentIntentConfirmParams.class,
            "error_on_requires_action",
            "off_session",
            "payment_method",
            "return_url",
            "setup_future_usage");
    private static final Endpoint CANCEL = Endpoint.of(PaymentIntentCancelParams.class, "cancellation_reason");
    private static final Endpoint RETRIEVE = Endpoint.of(PaymentIntentRetrieveParams.class, "client_secret");
    private static final Endpoint SEARCH = Endpoint.of(PaymentIntentSearchParams.class, "query", "limit");
    private static final Endpoint LIST = Endpoint.of(
            PaymentIntentListParams.class, "customer", "created", "limit", "starting_after", "ending_before");

    private final Answers answers;
    private final PaymentIntents intents;
    private final Listing listing;

    PaymentIntentResource(Answers answers, PaymentIntents intents, Listing listing) {
        this.answers = answers;
        this.intents = intents;
        this.listing = listing;
    }

    @PostMapping
    ResponseEntity<String> create(HttpServletRequest request) {
        return answers.to(request, CREATE, call -> {
            PaymentIntent intent = intents.create(call.parameters());
            return call.parameters().flag("confirm") ? intents.confirm(intent, call.parameters()) : intent;
        });
    }

    @PostMapping("/{id}")
    ResponseEntity<String> update(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, UPDATE, call -> intents.update(intents.locked(id), call.parameters()));
    }

    @PostMapping("/{id}/confirm")
    ResponseEntity<String> confirm(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, CONFIRM, call -> intents.confirm(intents.locked(id), call.parameters()));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<String> cancel(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, CANCEL, call -> intents.cancel(intents.locked(id), call.parameters()));
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, RETRIEVE, call -> intents.find(id));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(request, LIST, call -> listing.list(call, PaymentIntent.class, "customer"));
    }

    @GetMapping("/search")
    ResponseEntity<String> search(HttpServletRequest request) {
        return answers.toJson(
                request, SEARCH, call -> listing.search(call, PaymentIntent.class, "customer", "status", "currency"));
    }
}
