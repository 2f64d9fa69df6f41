package dev.tuppence.sandbox.processor;

import com.stripe.model.Account;
import com.stripe.model.AccountLink;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.AccountListParams;
import com.stripe.param.AccountRetrieveParams;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts v1 with controller properties, and the links to their onboarding. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1")
class AccountResource {

    private static final Endpoint CREATE = Endpoint.of(
            AccountCreateParams.class,
            "business_profile",
            "business_type",
            "capabilities",
            "controller",
            "country",
            "email",
            "metadata",
            "tos_acceptance");
    private static final Endpoint RETRIEVE = Endpoint.of(AccountRetrieveParams.class);
    private static final Endpoint LIST =
            Endpoint.of(AccountListParams.class, "created", "limit", "starting_after", "ending_before");
    private static final Endpoint LINK = Endpoint.of(
            AccountLinkCreateParams.class, "account", "collection_options", "refresh_url", "return_url", "type");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;
    private final ConnectedAccounts accounts;
    private final Onboarding onboarding;

    AccountResource(
            Answers answers, ObjectStore store, Listing listing, ConnectedAccounts accounts, Onboarding onboarding) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
        this.accounts = accounts;
        this.onboarding = onboarding;
    }

    @PostMapping("/accounts")
    ResponseEntity<String> create(HttpServletRequest request) {
        return answers.to(request, CREATE, call -> accounts.create(call.parameters()));
    }

    @GetMapping("/accounts/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(Account.class, "", id).orElseThrow(() -> Refusal.notFound("account", id)));
    }

    @GetMapping("/accounts")
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(request, LIST, call -> listing.list(call, Account.class));
    }

    @PostMapping("/account_links")
    ResponseEntity<String> link(HttpServletRequest request) {
        return answers.to(request, LINK, call -> link(call.parameters()));
    }

    private AccountLink link(Parameters parameters) {
        String account = parameters.required("account");
        if (!parameters.required("type").equals("account_onboarding")) {
            String message = "The sandbox's processor has type=account_onboarding only.";
            throw Refusal.invalid("parameter_unsupported", message, "type");
        }
        if (store.find(Account.class, "", account).isEmpty()) {
            throw Refusal.noSuchParameter("account", account, "account");
        }
        return onboarding.link(account, parameters.required("return_url"), parameters.required("refresh_url"));
    }
}
