package dev.tuppence.sandbox.processor;

import com.stripe.model.Account;
import com.stripe.model.BankAccount;
import com.stripe.model.ExternalAccount;
import com.stripe.model.ExternalAccountCollection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The accounts of creators. They belong to the platform; what happens in them belongs to them. */
@Component
@Profile("sandbox")
class ConnectedAccounts {

    private static final List<String> DUE = List.of(
            "external_account",
            "individual.first_name",
            "individual.last_name",
            "tos_acceptance.date",
            "tos_acceptance.ip");

    private final ObjectStore store;
    private final EventLog events;
    private final Clock clock;

    ConnectedAccounts(ObjectStore store, EventLog events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** The {@code Stripe-Account} of a request; empty is the platform. */
    void requireKnown(String account) {
        if (!account.isEmpty() && store.find(Account.class, "", account).isEmpty()) {
            String message = "The provided key does not have access to account '%s' (or that account does not exist).";
            throw Refusal.forbidden(message.formatted(account));
        }
    }

    Account create(Parameters parameters) {
        String country = parameters.text("country").orElse("US");
        String agreement =
                parameters.group("tos_acceptance").text("service_agreement").orElse("full");
        AccountCountries.requireSupported(country, agreement.equals("recipient"));
        var account = new Account();
        account.setId(Ids.next("acct", 16));
        account.setObject("account");
        account.setCountry(country);
        account.setDefaultCurrency(AccountCountries.currencyOf(country));
        account.setCreated(clock.instant().getEpochSecond());
        account.setType("none");
        account.setChargesEnabled(false);
        account.setPayoutsEnabled(false);
        account.setDetailsSubmitted(false);
        account.setController(AccountDocument.controller(parameters.group("controller")));
        account.setSettings(AccountDocument.settings());
        account.setMetadata(parameters.metadata());
        account.setTosAcceptance(new Account.TosAcceptance());
        account.getTosAcceptance().setServiceAgreement(agreement);
        parameters.text("email").ifPresent(account::setEmail);
        parameters.text("business_type").ifPresent(account::setBusinessType);
        var capabilities = new Account.Capabilities();
        if (parameters.group("capabilities").group("transfers").flag("requested")) {
            capabilities.setTransfers("inactive");
        }
        account.setCapabilities(capabilities);
        account.setRequirements(AccountDocument.requirements(DUE, "requirements.past_due"));
        account.setExternalAccounts(externalAccounts(List.of()));
        return store.insert("", account);
    }

    /** The creator told who they are and where their bank is. */
    void completed(Account account, BankAccount bank) {
        account.setDetailsSubmitted(true);
        account.setPayoutsEnabled(true);
        account.getTosAcceptance().setDate(clock.instant().getEpochSecond());
        if (account.getCapabilities().getTransfers() != null) {
            account.getCapabilities().setTransfers("active");
        }
        account.setRequirements(AccountDocument.requirements(List.of(), null));
        account.setExternalAccounts(externalAccounts(List.of(bank)));
        store.update(account);
        events.happened(account.getId(), "account.external_account.created", bank);
        events.happened(account.getId(), "account.updated", account);
    }

    /** Its bank sent a payout back: another one is asked for, and nothing is paid out until then. */
    void bankFailed(Account account) {
        BankAccount bank = bankOf(account);
        if (bank != null) {
            bank.setStatus("errored");
        }
        account.setPayoutsEnabled(false);
        change(account, List.of("external_account"), "requirements.past_due", true);
    }

    /** What is asked for, why something stopped, and whether transfers still arrive. */
    void change(Account account, List<String> due, @Nullable String disabledReason, boolean transfers) {
        account.getCapabilities().setTransfers(transfers ? "active" : "inactive");
        account.setRequirements(AccountDocument.requirements(due, disabledReason));
        store.update(account);
        events.happened(account.getId(), "account.updated", account);
    }

    static @Nullable BankAccount bankOf(Account account) {
        return account.getExternalAccounts().getData().stream()
                .filter(BankAccount.class::isInstance)
                .map(BankAccount.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static ExternalAccountCollection externalAccounts(List<ExternalAccount> accounts) {
        var collection = new ExternalAccountCollection();
        collection.setObject("list");
        collection.setData(new ArrayList<>(accounts));
        collection.setHasMore(false);
        return collection;
    }
}
