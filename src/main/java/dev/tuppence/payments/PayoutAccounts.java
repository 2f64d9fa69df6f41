package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Payees' accounts at the processor, which asks them who they are and where their bank is. */
@Service
public class PayoutAccounts {

    private static final String CREATE = "account-create";

    private final Processor processor;
    private final ProcessorCalls calls;
    private final ProcessorCallRows callRows;
    private final PayoutAccountRows rows;
    private final PayoutAccountReadings readings;
    private final TransactionTemplate transaction;

    PayoutAccounts(
            Processor processor,
            ProcessorCalls calls,
            ProcessorCallRows callRows,
            PayoutAccountRows rows,
            PayoutAccountReadings readings,
            TransactionTemplate transaction) {
        this.processor = processor;
        this.calls = calls;
        this.callRows = callRows;
        this.rows = rows;
        this.readings = readings;
        this.transaction = transaction;
    }

    /**
     * The processor's page where the payee gives its details; afterwards, and when the page has expired, the browser comes back
     * to {@code returnTo}. Not inside a transaction.
     *
     * @param country ISO 3166-1 alpha-2; once there is an account its country stays until the payee {@link #leave moves}
     * @param recipient the payee only receives from the platform, under the processor's agreement for that
     * @throws OnboardingRefused when the processor does not take this payee
     * @throws ProcessorSilent when it does not answer; trying again is safe
     */
    public URI onboard(Payee payee, String country, boolean recipient, URI returnTo) {
        transaction.execute(status -> prepare(payee, country, recipient)).ifPresent(attempt -> create(payee, attempt));
        String account = rows.find(payee)
                .map(PayoutAccountRows.Row::account)
                .orElseThrow(() -> new OnboardingRefused("account_missing"));
        return link(payee, account, returnTo);
    }

    /**
     * The payee moves to another country, where an account never follows: the next {@link #onboard} opens a new one. What is in the
     * old one still goes to its bank.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(Payee payee) {
        rows.leave(payee);
    }

    /** Asks the processor for the account's state now. Not inside a transaction. */
    public Optional<PayoutAccount> refresh(Payee payee) {
        rows.find(payee).map(PayoutAccountRows.Row::account).ifPresent(account -> {
            try {
                readings.read(account);
            } catch (StripeException e) {
                throw new ProcessorSilent("account " + account, e);
            }
        });
        return of(payee);
    }

    /** As the processor last described it; empty before the first onboarding. */
    public Optional<PayoutAccount> of(Payee payee) {
        return rows.find(payee).flatMap(PayoutAccountRows.Row::published);
    }

    /** The same for many; who has none is left out. */
    public Map<Payee, PayoutAccount> of(Collection<Payee> payees) {
        return rows.find(payees).stream()
                .flatMap(row -> row.published().stream())
                .collect(Collectors.toUnmodifiableMap(PayoutAccount::payee, Function.identity()));
    }

    private Optional<Attempt> prepare(Payee payee, String country, boolean recipient) {
        PayoutAccountRows.Row row = rows.lock(payee, country);
        if (row.account() != null) {
            return Optional.empty();
        }
        rows.choose(payee, country);
        return Optional.of(calls.prepare(CREATE, "payee-" + payee.value(), account(payee, country, recipient)));
    }

    /** The platform bears losses and fees, as separate charges and transfers want it; the processor asks the payee. */
    private AccountCreateParams account(Payee payee, String country, boolean recipient) {
        var controller = AccountCreateParams.Controller.builder()
                .setLosses(AccountCreateParams.Controller.Losses.builder()
                        .setPayments(AccountCreateParams.Controller.Losses.Payments.APPLICATION)
                        .build())
                .setFees(AccountCreateParams.Controller.Fees.builder()
                        .setPayer(AccountCreateParams.Controller.Fees.Payer.APPLICATION)
                        .build())
                .setStripeDashboard(AccountCreateParams.Controller.StripeDashboard.builder()
                        .setType(AccountCreateParams.Controller.StripeDashboard.Type.EXPRESS)
                        .build())
                .setRequirementCollection(AccountCreateParams.Controller.RequirementCollection.STRIPE)
                .build();
        var agreement = AccountCreateParams.TosAcceptance.builder()
                .setServiceAgreement(recipient ? "recipient" : "full")
                .build();
        return AccountCreateParams.builder()
                .setTosAcceptance(agreement)
                .setCountry(country)
                .setController(controller)
                .setCapabilities(AccountCreateParams.Capabilities.builder()
                        .setTransfers(AccountCreateParams.Capabilities.Transfers.builder()
                                .setRequested(true)
                                .build())
                        .build())
                .putMetadata("payee", Long.toString(payee.value()))
                .putMetadata("books", callRows.books())
                .build();
    }

    private void create(Payee payee, Attempt attempt) {
        calls.<Account>send(
                attempt,
                (request, options) -> processor
                        .v1()
                        .accounts()
                        .create(
                                AccountCreateParams.builder()
                                        .putAllExtraParam(request)
                                        .build(),
                                options.build()),
                answer -> {
                    if (answer instanceof Answer.Done<Account>(Account account)) {
                        rows.opened(payee, account.getId(), account.getCountry());
                    }
                });
        callRows.refusal(CREATE, attempt.reference()).ifPresent(code -> {
            throw new OnboardingRefused(code);
        });
    }

    /** A page for one visit; it changes nothing at the processor. */
    private URI link(Payee payee, String account, URI returnTo) {
        int number = transaction.execute(status -> rows.nextLink(payee));
        var request = AccountLinkCreateParams.builder()
                .setAccount(account)
                .setRefreshUrl(returnTo.toString())
                .setReturnUrl(returnTo.toString())
                .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                .build();
        var options = RequestOptions.builder()
                .setIdempotencyKey("%s/account-link/%d/%d".formatted(callRows.books(), payee.value(), number))
                .build();
        try {
            return URI.create(
                    processor.v1().accountLinks().create(request, options).getUrl());
        } catch (StripeException e) {
            if (Answer.definitive(e)) {
                throw new OnboardingRefused(e.getCode() == null ? "http_" + e.getStatusCode() : e.getCode());
            }
            throw new ProcessorSilent("account link of " + account, e);
        }
    }
}
