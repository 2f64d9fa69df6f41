package dev.tuppence.sandbox.processor;

import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.param.SetupIntentCancelParams;
import com.stripe.param.SetupIntentConfirmParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SetupIntentListParams;
import com.stripe.param.SetupIntentRetrieveParams;
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
@RequestMapping("/sandbox/processor/v1/setup_intents")
class SetupIntentResource {

    private static final Endpoint CREATE = Endpoint.of(
            SetupIntentCreateParams.class,
            "automatic_payment_methods",
            "confirm",
            "customer",
            "description",
            "metadata",
            "payment_method",
            "payment_method_types",
            "return_url",
            "usage");
    private static final Endpoint CONFIRM = Endpoint.of(SetupIntentConfirmParams.class, "payment_method", "return_url");
    private static final Endpoint CANCEL = Endpoint.of(SetupIntentCancelParams.class, "cancellation_reason");
    private static final Endpoint RETRIEVE = Endpoint.of(SetupIntentRetrieveParams.class);
    private static final Endpoint LIST = Endpoint.of(
            SetupIntentListParams.class,
            "customer",
            "payment_method",
            "created",
            "limit",
            "starting_after",
            "ending_before");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;
    private final SetupIntents intents;
    private final CardVault vault;
    private final EventLog events;

    SetupIntentResource(
            Answers answers,
            ObjectStore store,
            Listing listing,
            SetupIntents intents,
            CardVault vault,
            EventLog events) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
        this.intents = intents;
        this.vault = vault;
        this.events = events;
    }

    @PostMapping
    ResponseEntity<String> create(HttpServletRequest request) {
        return answers.to(request, CREATE, call -> {
            Parameters parameters = call.parameters();
            SetupIntent intent = intents.create(
                    parameters.textOrNull("customer"), parameters.metadata(), parameters.textOrNull("description"));
            if (parameters.flag("confirm")) {
                return confirm(intent, parameters);
            }
            if (parameters.has("payment_method")) {
                PaymentMethod method = vault.requiredFor(intent.getCustomer(), parameters.required("payment_method"));
                intent.setPaymentMethod(method.getId());
                intent.setStatus("requires_confirmation");
                store.update(intent);
            }
            return intent;
        });
    }

    @PostMapping("/{id}/confirm")
    ResponseEntity<String> confirm(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, CONFIRM, call -> confirm(locked(id), call.parameters()));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<String> cancel(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, CANCEL, call -> {
            SetupIntent intent = locked(id);
            requireOpen(intent);
            intent.setStatus("canceled");
            call.parameters().text("cancellation_reason").ifPresent(intent::setCancellationReason);
            store.update(intent);
            events.happened("setup_intent.canceled", intent);
            return intent;
        });
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(SetupIntent.class, "", id).orElseThrow(() -> Refusal.notFound("setupintent", id)));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(
                request, LIST, call -> listing.list(call, SetupIntent.class, "customer", "payment_method"));
    }

    private SetupIntent confirm(SetupIntent intent, Parameters parameters) {
        requireOpen(intent);
        String id = parameters.text("payment_method").orElse(intent.getPaymentMethod());
        if (id == null) {
            throw Refusal.missing(
                    "payment_method", "You cannot confirm this SetupIntent because it's missing a payment method.");
        }
        Refusal refusal = intents.confirm(
                intent, vault.requiredFor(intent.getCustomer(), id), parameters.textOrNull("return_url"));
        if (refusal != null) {
            throw refusal;
        }
        return intent;
    }

    private SetupIntent locked(String id) {
        return store.lock(SetupIntent.class, "", id).orElseThrow(() -> Refusal.notFound("setupintent", id));
    }

    private static void requireOpen(SetupIntent intent) {
        if (intent.getStatus().equals("succeeded") || intent.getStatus().equals("canceled")) {
            String message = "This SetupIntent has a status of %s.".formatted(intent.getStatus());
            throw Refusal.unexpectedState("setup_intent_unexpected_state", message);
        }
    }
}
