package dev.tuppence.sandbox.processor;

import com.google.gson.JsonObject;
import com.stripe.model.StripeObject;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What all endpoints have in common: the key, the rate, the parameters, one transaction for the work and the kept answer,
 * expansion and errors.
 */
@Component
@Profile("sandbox")
class Answers {

    private final ProcessorSettings settings;
    private final IdempotencyKeys keys;
    private final Expansion expansion;
    private final ConnectedAccounts accounts;
    private final TransactionTemplate transaction;
    private final Bucket rate;

    Answers(
            ProcessorSettings settings,
            IdempotencyKeys keys,
            Expansion expansion,
            ConnectedAccounts accounts,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.keys = keys;
        this.expansion = expansion;
        this.accounts = accounts;
        this.transaction = transaction;
        this.rate = Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.requestsPerSecond())
                        .refillGreedy(settings.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    ResponseEntity<String> to(
            HttpServletRequest request, Endpoint endpoint, Function<ApiCall, ? extends StripeObject> work) {
        return toJson(request, endpoint, call -> Json.of(work.apply(call)));
    }

    ResponseEntity<String> toJson(HttpServletRequest request, Endpoint endpoint, Function<ApiCall, JsonObject> work) {
        try {
            requireKey(request);
            ApiCall call = ApiCall.of(request);
            endpoint.check(call.parameters());
            accounts.requireKnown(call.account());
            return Objects.requireNonNull(transaction.execute(status -> answer(call, work)))
                    .entity();
        } catch (Refusal refusal) {
            return Answer.of(refusal).entity();
        }
    }

    private Answer answer(ApiCall call, Function<ApiCall, JsonObject> work) {
        Optional<Answer> kept = keys.begin(call);
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            Answer answer = Answer.of(expansion.expand(work.apply(call), call));
            keys.keep(call, answer);
            return answer;
        } catch (Refusal refusal) { // commits: a decline is an outcome too
            Answer answer = Answer.of(refusal);
            if (refusal.remembered()) {
                keys.keep(call, answer);
            }
            return answer;
        }
    }

    private void requireKey(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            throw Refusal.unauthorized("You did not provide an API key.");
        }
        if (!authorization.equals("Bearer " + settings.secretKey())) {
            throw Refusal.unauthorized("Invalid API Key provided.");
        }
        if (!rate.tryConsume(1)) {
            throw Refusal.tooManyRequests();
        }
    }
}
