package dev.tuppence.sandbox.processor;

import com.stripe.net.ApiRequestParams;
import java.util.Set;

/**
 * What one endpoint takes.
 *
 * @param reference the SDK's parameters of it, which are Stripe's API reference; what is not there is unknown
 * @param supported of those, what this processor acts on; the rest is refused, not ignored
 */
record Endpoint(Class<? extends ApiRequestParams> reference, Set<String> supported) {

    static Endpoint of(Class<? extends ApiRequestParams> reference, String... supported) {
        return new Endpoint(reference, Set.of(supported));
    }

    void check(Parameters parameters) {
        KnownParameters.check(reference, parameters.tree());
        for (String name : parameters.tree().keySet()) {
            if (!supported.contains(name) && !name.equals("expand")) {
                String message = "The sandbox's processor does not support the parameter '%s'.".formatted(name);
                throw Refusal.invalid("parameter_unsupported", message, name);
            }
        }
    }
}
