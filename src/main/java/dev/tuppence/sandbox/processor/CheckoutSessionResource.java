package dev.tuppence.sandbox.processor;

import com.stripe.model.Customer;
import com.stripe.model.SetupIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionExpireParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Only {@code mode=setup}: a page to save a card. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1/checkout/sessions")
class CheckoutSessionResource {

    private static final Duration OPEN = Duration.ofDays(1);
    private static final Endpoint CREATE = Endpoint.of(
            SessionCreateParams.class,
            "cancel_url",
            "client_reference_id",
            "currency",
            "customer",
            "customer_email",
            "expires_at",
            "locale",
            "metadata",
            "mode",
            "payment_method_options", // 3-D Secure at will: the cards that take part in it ask anyway
            "payment_method_types",
            "setup_intent_data",
            "success_url");
    private static final Endpoint RETRIEVE = Endpoint.of(SessionRetrieveParams.class);
    private static final Endpoint EXPIRE = Endpoint.of(SessionExpireParams.class);
    private static final Endpoint LIST = Endpoint.of(
            SessionListParams.class, "customer", "status", "created", "limit", "starting_after", "ending_before");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;
    private final SetupIntents intents;
    private final HostedPages pages;
    private final Clock clock;

    CheckoutSessionResource(
            Answers answers, ObjectStore store, Listing listing, SetupIntents intents, HostedPages pages, Clock clock) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
        this.intents = intents;
        this.pages = pages;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<String> create(HttpServletRequest request) {
        return answers.to(request, CREATE, call -> create(call.parameters()));
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(Session.class, "", id).orElseThrow(() -> Refusal.notFound("checkout.session", id)));
    }

    @PostMapping("/{id}/expire")
    ResponseEntity<String> expire(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, EXPIRE, call -> {
            Session session =
                    store.lock(Session.class, "", id).orElseThrow(() -> Refusal.notFound("checkout.session", id));
            if (!session.getStatus().equals("open")) {
                String message = "Only Checkout Sessions with a status in [\"open\"] can be expired.";
                throw Refusal.invalid("parameter_invalid", message, "id");
            }
            session.setStatus("expired");
            return store.update(session);
        });
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(request, LIST, call -> listing.list(call, Session.class, "customer", "status"));
    }

    private Session create(Parameters parameters) {
        if (!parameters.required("mode").equals("setup")) {
            throw Refusal.invalid("parameter_unsupported", "The sandbox's processor has mode=setup only.", "mode");
        }
        if (parameters.texts("payment_method_types").isEmpty()) {
            Tariff.code(parameters.required("currency")); // Stripe chooses methods by it
        }
        parameters
                .text("customer")
                .filter(id -> store.find(Customer.class, "", id).isEmpty())
                .ifPresent(id -> {
                    throw Refusal.noSuchParameter("customer", id, "customer");
                });
        String success = parameters.required("success_url");
        Parameters data = parameters.group("setup_intent_data");
        SetupIntent intent =
                intents.create(parameters.textOrNull("customer"), data.metadata(), data.textOrNull("description"));
        var session = new Session();
        session.setId(Ids.next("cs_test", 58));
        session.setObject("checkout.session");
        session.setCreated(clock.instant().getEpochSecond());
        session.setExpiresAt(
                parameters.number("expires_at", clock.instant().plus(OPEN).getEpochSecond()));
        session.setLivemode(false);
        session.setMode("setup");
        session.setPaymentMethodTypes(List.of("card"));
        session.setPaymentStatus("no_payment_required");
        session.setSetupIntent(intent.getId());
        session.setStatus("open");
        session.setSuccessUrl(success);
        session.setUiMode("hosted_page");
        session.setUrl(pages.checkout(session.getId()));
        session.setMetadata(parameters.metadata());
        parameters.text("cancel_url").ifPresent(session::setCancelUrl);
        parameters.text("client_reference_id").ifPresent(session::setClientReferenceId);
        parameters.text("currency").ifPresent(session::setCurrency);
        parameters.text("customer").ifPresent(session::setCustomer);
        parameters.text("customer_email").ifPresent(session::setCustomerEmail);
        parameters.text("locale").ifPresent(session::setLocale);
        return store.insert("", session);
    }
}
