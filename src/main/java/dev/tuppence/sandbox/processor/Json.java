package dev.tuppence.sandbox.processor;

import com.google.gson.JsonObject;
import com.stripe.model.StripeObject;
import com.stripe.net.ApiResource;

/** Stripe's objects are kept and answered as the SDK itself writes and reads them; what is null is left out. */
final class Json {

    private Json() {}

    static JsonObject of(StripeObject object) {
        return ApiResource.GSON.toJsonTree(object).getAsJsonObject();
    }

    static String text(StripeObject object) {
        return ApiResource.GSON.toJson(object);
    }

    static <T extends StripeObject> T read(String body, Class<T> kind) {
        return ApiResource.GSON.fromJson(body, kind);
    }

    static JsonObject tree(String body) {
        return ApiResource.GSON.fromJson(body, JsonObject.class);
    }
}
