package dev.tuppence.sandbox.processor;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** {@code expand[]}: ids replaced by the objects they name, along paths such as {@code latest_charge.balance_transaction}. */
@Component
@Profile("sandbox")
class Expansion {

    private static final int DEEPEST = 4;

    private final ObjectStore store;

    Expansion(ObjectStore store) {
        this.store = store;
    }

    JsonObject expand(JsonObject answer, ApiCall call) {
        for (String path : call.parameters().texts("expand")) {
            List<String> steps = List.of(path.split("\\."));
            if (steps.size() > DEEPEST + 1) {
                throw Refusal.invalid(
                        "parameter_invalid", "You cannot expand more than 4 levels of a property.", "expand");
            }
            expand(answer, steps, call.account());
        }
        return answer;
    }

    private void expand(JsonElement node, List<String> steps, String account) {
        if (steps.isEmpty()) {
            return;
        }
        if (node.isJsonArray()) {
            node.getAsJsonArray().forEach(item -> expand(item, steps, account));
            return;
        }
        if (!node.isJsonObject()) {
            throw Refusal.invalid(
                    "parameter_invalid", "This property cannot be expanded (%s).".formatted(steps), "expand");
        }
        JsonObject object = node.getAsJsonObject();
        String step = steps.getFirst();
        JsonElement value = object.get(step);
        if (value == null) {
            return; // nothing there to expand
        }
        if (value.isJsonPrimitive()) {
            value = store.body(value.getAsString(), account)
                    .map(Json::tree)
                    .orElseThrow(() -> Refusal.invalid(
                            "parameter_invalid", "This property cannot be expanded (%s).".formatted(step), "expand"));
            object.add(step, value);
        }
        expand(value, steps.subList(1, steps.size()), account);
    }
}
