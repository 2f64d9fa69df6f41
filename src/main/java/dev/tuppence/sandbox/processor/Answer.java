package dev.tuppence.sandbox.processor;

import com.google.gson.JsonObject;
import com.stripe.net.ApiResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** @param replayed kept from the first request with this idempotency key */
record Answer(int status, String body, boolean replayed) {

    static Answer of(JsonObject body) {
        return new Answer(200, ApiResource.GSON.toJson(body), false);
    }

    static Answer of(Refusal refusal) {
        var body = new JsonObject();
        body.add("error", ApiResource.GSON.toJsonTree(refusal.error()));
        return new Answer(refusal.status(), ApiResource.GSON.toJson(body), false);
    }

    ResponseEntity<String> entity() {
        var response = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Request-Id", Ids.next("req", 14))
                .header("Stripe-Version", com.stripe.Stripe.API_VERSION);
        if (replayed) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.body(body);
    }
}
