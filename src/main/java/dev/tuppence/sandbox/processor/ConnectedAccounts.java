package dev.tuppence.sandbox.processor;

import com.stripe.model.Account;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The accounts of creators. They belong to the platform; what happens in them belongs to them. */
@Component
@Profile("sandbox")
class ConnectedAccounts {

    private final ObjectStore store;

    ConnectedAccounts(ObjectStore store) {
        this.store = store;
    }

    /** The {@code Stripe-Account} of a request; empty is the platform. */
    void requireKnown(String account) {
        if (!account.isEmpty() && store.find(Account.class, "", account).isEmpty()) {
            String message = "The provided key does not have access to account '%s' (or that account does not exist).";
            throw Refusal.forbidden(message.formatted(account));
        }
    }
}
