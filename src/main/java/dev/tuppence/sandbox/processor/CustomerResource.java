package dev.tuppence.sandbox.processor;

import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerListPaymentMethodsParams;
import com.stripe.param.CustomerRetrieveParams;
import com.stripe.param.CustomerSearchParams;
import com.stripe.param.CustomerUpdateParams;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1/customers")
class CustomerResource {

    private static final String[] FIELDS = {
        "email", "name", "description", "phone", "metadata", "preferred_locales", "invoice_settings"
    };
    private static final Endpoint CREATE = Endpoint.of(CustomerCreateParams.class, FIELDS);
    private static final Endpoint UPDATE = Endpoint.of(CustomerUpdateParams.class, FIELDS);
    private static final Endpoint RETRIEVE = Endpoint.of(CustomerRetrieveParams.class);
    private static final Endpoint LIST =
            Endpoint.of(CustomerListParams.class, "limit", "starting_after", "ending_before", "email", "created");
    private static final Endpoint SEARCH = Endpoint.of(CustomerSearchParams.class, "query", "limit");
    private static final Endpoint CARDS =
            Endpoint.of(CustomerListPaymentMethodsParams.class, "type", "limit", "starting_after", "ending_before");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;
    private final EventLog events;
    private final Clock clock;

    CustomerResource(Answers answers, ObjectStore store, Listing listing, EventLog events, Clock clock) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
        this.events = events;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<String> create(HttpServletRequest request) {
        return answers.to(request, CREATE, call -> {
            var customer = new Customer();
            customer.setId(Ids.next("cus", 14));
            customer.setObject("customer");
            customer.setBalance(0L);
            customer.setCreated(clock.instant().getEpochSecond());
            customer.setDelinquent(false);
            customer.setLivemode(false);
            customer.setInvoiceSettings(new Customer.InvoiceSettings());
            fill(customer, call.parameters());
            store.insert("", customer);
            events.happened("customer.created", customer);
            return customer;
        });
    }

    @PostMapping("/{id}")
    ResponseEntity<String> update(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, UPDATE, call -> {
            Customer customer = store.lock(Customer.class, "", id).orElseThrow(() -> Refusal.notFound("customer", id));
            fill(customer, call.parameters());
            store.update(customer);
            events.happened("customer.updated", customer);
            return customer;
        });
    }

    /** Its cards go with it; payments that were made stay. */
    @DeleteMapping("/{id}")
    ResponseEntity<String> delete(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, RETRIEVE, call -> {
            Customer customer = store.lock(Customer.class, "", id).orElseThrow(() -> Refusal.notFound("customer", id));
            var gone = new Customer();
            gone.setId(id);
            gone.setObject("customer");
            gone.setCreated(customer.getCreated());
            gone.setDeleted(true);
            store.all(PaymentMethod.class, "", "customer", id).forEach(method -> {
                method.setCustomer(null);
                store.update(method);
            });
            store.update(gone);
            events.happened("customer.deleted", gone);
            return gone;
        });
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, RETRIEVE, call -> customer(id));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(request, LIST, call -> listing.list(call, Customer.class, "email"));
    }

    @GetMapping("/search")
    ResponseEntity<String> search(HttpServletRequest request) {
        return answers.toJson(
                request, SEARCH, call -> listing.search(call, Customer.class, "email", "name", "description"));
    }

    @GetMapping("/{id}/payment_methods")
    ResponseEntity<String> cards(HttpServletRequest request, @PathVariable String id) {
        return answers.toJson(request, CARDS, call -> {
            customer(id);
            call.parameters().tree().put("customer", id);
            return listing.list(call, PaymentMethod.class, "customer", "type");
        });
    }

    private Customer customer(String id) {
        return store.find(Customer.class, "", id).orElseThrow(() -> Refusal.notFound("customer", id));
    }

    private static void fill(Customer customer, Parameters parameters) {
        parameters.text("email").ifPresent(customer::setEmail);
        parameters.text("name").ifPresent(customer::setName);
        parameters.text("description").ifPresent(customer::setDescription);
        parameters.text("phone").ifPresent(customer::setPhone);
        customer.setMetadata(parameters.metadataOver(customer.getMetadata()));
        List<String> locales = parameters.texts("preferred_locales");
        if (!locales.isEmpty()) {
            customer.setPreferredLocales(locales);
        }
        parameters
                .group("invoice_settings")
                .text("default_payment_method")
                .ifPresent(method -> customer.getInvoiceSettings().setDefaultPaymentMethod(method));
    }
}
