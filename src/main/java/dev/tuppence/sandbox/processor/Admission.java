package dev.tuppence.sandbox.processor;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Who may ask, how often, with which parameters and for which account. */
@Component
@Profile("sandbox")
class Admission {

    private final ProcessorSettings settings;
    private final RequestRates rates;
    private final ConnectedAccounts accounts;

    Admission(ProcessorSettings settings, RequestRates rates, ConnectedAccounts accounts) {
        this.settings = settings;
        this.rates = rates;
        this.accounts = accounts;
    }

    ApiCall admit(HttpServletRequest request, Endpoint endpoint) {
        requireKey(request.getHeader(HttpHeaders.AUTHORIZATION));
        rates.take(request);
        ApiCall call = ApiCall.of(request);
        endpoint.check(call.parameters());
        accounts.requireKnown(call.account());
        return call;
    }

    private void requireKey(@Nullable String authorization) {
        if (authorization == null) {
            throw Refusal.unauthorized("You did not provide an API key.");
        }
        if (!authorization.equals("Bearer " + settings.secretKey())) {
            throw Refusal.unauthorized("Invalid API Key provided.");
        }
    }
}
