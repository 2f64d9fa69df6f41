package dev.tuppence.sandbox.processor;

import com.google.gson.JsonObject;
import com.stripe.model.StripeObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What all endpoints have in common: one transaction for the work and the kept answer, expansion, errors and faults. */
@Component
@Profile("sandbox")
class Answers {

    private final Admission admission;
    private final IdempotencyKeys keys;
    private final Expansion expansion;
    private final ApiFaults faults;
    private final TransactionTemplate transaction;

    Answers(
            Admission admission,
            IdempotencyKeys keys,
            Expansion expansion,
            ApiFaults faults,
            TransactionTemplate transaction) {
        this.admission = admission;
        this.keys = keys;
        this.expansion = expansion;
        this.faults = faults;
        this.transaction = transaction;
    }

    ResponseEntity<String> to(
            HttpServletRequest request, Endpoint endpoint, Function<ApiCall, ? extends StripeObject> work) {
        return toJson(request, endpoint, call -> Json.of(work.apply(call)));
    }

    ResponseEntity<String> toJson(HttpServletRequest request, Endpoint endpoint, Function<ApiCall, JsonObject> work) {
        try {
            ApiCall call = admission.admit(request, endpoint);
            faults.before(call);
            Answer answer = Objects.requireNonNull(transaction.execute(status -> answer(call, work)));
            return faults.send(call, answer);
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
            faults.after(call);
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
}
