package dev.tuppence.sandbox.processor;

import com.stripe.model.StripeError;
import org.jspecify.annotations.Nullable;

/**
 * A request the processor does not do, in Stripe's words. Thrown before anything was written, or after everything was: the
 * transaction it ends is committed.
 */
class Refusal extends RuntimeException {

    private final int status;
    private final transient StripeError error;
    private final boolean remembered;

    private Refusal(int status, StripeError error, boolean remembered) {
        super(error.getMessage());
        this.status = status;
        this.error = error;
        this.remembered = remembered;
    }

    int status() {
        return status;
    }

    StripeError error() {
        return error;
    }

    /** Whether the idempotency key keeps this answer: only where the endpoint had begun its work. */
    boolean remembered() {
        return remembered;
    }

    static Refusal invalid(String code, String message, String param) {
        return new Refusal(400, error("invalid_request_error", code, message, param), false);
    }

    static Refusal unexpectedState(String code, String message) {
        return new Refusal(400, error("invalid_request_error", code, message, null), true);
    }

    static Refusal missing(String param, String message) {
        return invalid("parameter_missing", message, param);
    }

    /** A thing named by the address. */
    static Refusal notFound(String what, String id) {
        return new Refusal(404, noSuch(what, id, "id"), false);
    }

    /** A thing named by a parameter. */
    static Refusal noSuchParameter(String what, String id, String param) {
        return new Refusal(400, noSuch(what, id, param), false);
    }

    static Refusal unauthorized(String message) {
        return new Refusal(401, error("invalid_request_error", null, message, null), false);
    }

    static Refusal forbidden(String message) {
        return new Refusal(403, error("invalid_request_error", "account_invalid", message, null), false);
    }

    static Refusal unknownAddress(String method, String path) {
        String message = "Unrecognized request URL (%s: %s).".formatted(method, path);
        return new Refusal(404, error("invalid_request_error", null, message, null), false);
    }

    /** @param limit which one, by Stripe's name */
    static Refusal tooManyRequests(String limit) {
        String message = "Request rate limit exceeded (%s).".formatted(limit);
        return new Refusal(429, error("invalid_request_error", "rate_limit", message, null), false);
    }

    static Refusal locked() {
        String message = "This object cannot be accessed right now because another API request or Stripe process is"
                + " currently accessing it.";
        return new Refusal(429, error("invalid_request_error", "lock_timeout", message, null), false);
    }

    static Refusal broken() {
        String message = "An unknown error occurred.";
        return new Refusal(500, error("api_error", null, message, null), true);
    }

    static Refusal keyOfOtherRequest(String key) {
        String message =
                "Keys for idempotent requests can only be used with the same parameters they were first used with."
                        + " Try using a key other than '%s' if you meant to execute a different request.";
        return new Refusal(400, error("idempotency_error", null, message.formatted(key), null), false);
    }

    static Refusal keyInUse(String key) {
        String message = "There is currently another in-progress request using this Idempotent Key: %s.".formatted(key);
        return new Refusal(409, error("idempotency_error", "idempotency_key_in_use", message, null), false);
    }

    /** The card's bank said no; what it said is already recorded. */
    static Refusal card(StripeError error) {
        return new Refusal(402, error, true);
    }

    static Refusal about(int status, StripeError error) {
        return new Refusal(status, error, true);
    }

    private static StripeError noSuch(String what, String id, String param) {
        return error("invalid_request_error", "resource_missing", "No such %s: '%s'".formatted(what, id), param);
    }

    static StripeError error(String type, @Nullable String code, String message, @Nullable String param) {
        var error = new StripeError();
        error.setType(type);
        error.setCode(code);
        error.setMessage(message);
        error.setParam(param);
        if (code != null) {
            error.setDocUrl("https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        return error;
    }
}
