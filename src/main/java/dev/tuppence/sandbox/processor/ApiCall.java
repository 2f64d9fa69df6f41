package dev.tuppence.sandbox.processor;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request to the interface.
 *
 * @param account the connected account it speaks for, empty for the platform itself
 * @param key the idempotency key
 */
record ApiCall(
        String method,
        String path,
        String account,
        @Nullable String key,
        Parameters parameters) {

    /** The address behind {@code /v1}. */
    String resource() {
        return path.substring(path.indexOf("/v1") + 3);
    }

    static ApiCall of(HttpServletRequest request) {
        String account = request.getHeader("Stripe-Account");
        return new ApiCall(
                request.getMethod(),
                request.getRequestURI(),
                account == null ? "" : account,
                request.getHeader("Idempotency-Key"),
                Parameters.of(request.getParameterMap()));
    }
}
