package dev.tuppence.sandbox.processor;

import com.google.gson.annotations.SerializedName;
import com.stripe.net.ApiRequestParams;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names, kinds and sizes of parameters, from the SDK's own classes: they are made from Stripe's API reference. */
final class KnownParameters {

    private static final int LONGEST = 5000;
    private static final int LONGEST_EVIDENCE = 20_000;
    private static final int METADATA_KEYS = 50;
    private static final int METADATA_KEY = 40;
    private static final int METADATA_VALUE = 500;

    private KnownParameters() {}

    static void check(Class<?> reference, Map<String, Object> tree) {
        check(reference, tree, "");
    }

    private static void check(Class<?> reference, Map<?, ?> tree, String prefix) {
        tree.forEach((key, value) -> {
            String name = prefix.isEmpty() ? key.toString() : "%s[%s]".formatted(prefix, key);
            Field field = fieldOf(reference, key.toString())
                    .orElseThrow(
                            () -> Refusal.invalid("parameter_unknown", "Received unknown parameter: " + name, name));
            if (value instanceof Map<?, ?> group) {
                checkGroup(reference, field, group, name);
            } else {
                checkText(field.getType(), value.toString(), name);
            }
        });
    }

    private static void checkGroup(Class<?> reference, Field field, Map<?, ?> group, String name) {
        if (field.getName().equals("metadata")) {
            checkMetadata(group, name);
            return;
        }
        if (field.getGenericType() instanceof ParameterizedType list && list.getRawType() == java.util.List.class) {
            if (list.getActualTypeArguments()[0] instanceof Class<?> element) {
                group.forEach((index, item) -> checkItem(element, item, "%s[%s]".formatted(name, index)));
            }
            return;
        }
        Class<?> type = field.getType();
        Stream<Class<?>> nested = type == Object.class ? groupsOf(reference, field.getName()) : Stream.of(type);
        nested.filter(KnownParameters::isGroup).findFirst().ifPresent(found -> check(found, group, name));
    }

    private static void checkItem(Class<?> element, Object item, String name) {
        if (item instanceof Map<?, ?> group) {
            check(element, group, name);
        } else {
            checkText(element, item.toString(), name);
        }
    }

    private static void checkText(Class<?> type, String text, String name) {
        int longest = name.startsWith("evidence") ? LONGEST_EVIDENCE : LONGEST;
        if (text.length() > longest) {
            String message =
                    "Invalid string: %s…; must be at most %d characters".formatted(text.substring(0, 5), longest);
            throw Refusal.invalid("parameter_invalid_string", message, name);
        }
        if (type == Long.class && !text.matches("-?\\d{1,18}")) {
            throw Refusal.invalid("parameter_invalid_integer", "Invalid integer: " + text, name);
        }
        if (type == Boolean.class && !text.equals("true") && !text.equals("false")) {
            throw Refusal.invalid("parameter_invalid", "Invalid boolean: " + text, name);
        }
        if (type.isEnum() && valuesOf(type).noneMatch(text::equals)) {
            String allowed = valuesOf(type).collect(Collectors.joining(", "));
            throw Refusal.invalid("parameter_invalid", "Invalid %s: must be one of %s".formatted(name, allowed), name);
        }
    }

    private static void checkMetadata(Map<?, ?> metadata, String name) {
        if (metadata.size() > METADATA_KEYS) {
            throw Refusal.invalid("parameter_invalid", "Metadata can have at most 50 keys.", name);
        }
        metadata.forEach((key, value) -> {
            if (key.toString().length() > METADATA_KEY || value.toString().length() > METADATA_VALUE) {
                String message = "Metadata keys can be up to 40 characters, values up to 500.";
                throw Refusal.invalid("parameter_invalid", message, "%s[%s]".formatted(name, key));
            }
        });
    }

    private static Stream<String> valuesOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(ApiRequestParams.EnumParam.class::isInstance)
                .map(value -> ((ApiRequestParams.EnumParam) value).getValue());
    }

    private static Optional<Field> fieldOf(Class<?> reference, String name) {
        return Arrays.stream(reference.getDeclaredFields())
                .filter(field -> {
                    SerializedName serialized = field.getAnnotation(SerializedName.class);
                    return serialized != null && serialized.value().equals(name);
                })
                .findFirst();
    }

    /** A parameter that may also be emptied is an Object in the SDK; its builder still knows the group. */
    private static Stream<Class<?>> groupsOf(Class<?> reference, String field) {
        String setter = "set" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
        return Arrays.stream(reference.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals("Builder"))
                .flatMap(builder -> Arrays.stream(builder.getMethods()))
                .filter(method -> method.getName().equals(setter))
                .map(Method::getParameterTypes)
                .map(types -> types[0]);
    }

    private static boolean isGroup(Class<?> type) {
        return type.getName().startsWith("com.stripe.param.") && !type.isEnum();
    }
}
