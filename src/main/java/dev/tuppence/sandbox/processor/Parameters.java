package dev.tuppence.sandbox.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Form parameters as a tree: {@code a[b][0]=c} is a → b → 0 → c. */
final class Parameters {

    private static final int DEEPEST = 8;

    private final Map<String, Object> tree;

    private Parameters(Map<String, Object> tree) {
        this.tree = tree;
    }

    static Parameters of(Map<String, String[]> form) {
        Map<String, Object> tree = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            for (String value : values) {
                put(tree, name, value);
            }
        });
        return new Parameters(tree);
    }

    Map<String, Object> tree() {
        return tree;
    }

    boolean has(String name) {
        return tree.containsKey(name);
    }

    /** Empty where the parameter is missing or, as Stripe reads it, unset by an empty text. */
    Optional<String> text(String name) {
        return tree.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    @Nullable
    String textOrNull(String name) {
        return text(name).orElse(null);
    }

    String required(String name) {
        return text(name).orElseThrow(() -> Refusal.missing(name, "Missing required param: %s.".formatted(name)));
    }

    long number(String name) {
        return number(name, required(name));
    }

    long number(String name, long otherwise) {
        return text(name).map(text -> number(name, text)).orElse(otherwise);
    }

    boolean flag(String name) {
        return text(name).map(text -> !text.equals("false")).orElse(false);
    }

    Parameters group(String name) {
        return new Parameters(groupOf(name));
    }

    List<String> texts(String name) {
        return groupOf(name).values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        groupOf("metadata").forEach((key, value) -> metadata.put(key, value.toString()));
        return metadata;
    }

    /** As Stripe changes metadata: an empty value removes its key, an empty text removes all. */
    Map<String, String> metadataOver(@Nullable Map<String, String> before) {
        Map<String, String> after = new TreeMap<>(before == null ? Map.of() : before);
        if ("".equals(tree.get("metadata"))) {
            after.clear();
        }
        after.putAll(metadata());
        after.values().removeIf(String::isEmpty);
        return after;
    }

    /** The same for the same parameters in any order. */
    String canonical() {
        return canonical(tree);
    }

    @SuppressWarnings("unchecked")
    private static String canonical(Object node) {
        if (!(node instanceof Map<?, ?>)) {
            return node.toString().length() + ":" + node;
        }
        return new TreeMap<>((Map<String, Object>) node)
                .entrySet().stream()
                        .map(entry ->
                                entry.getKey().length() + ":" + entry.getKey() + "=" + canonical(entry.getValue()))
                        .collect(Collectors.joining("&", "{", "}"));
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("parameter_invalid_integer", "Invalid integer: " + text, name);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> groupOf(String name) {
        return tree.get(name) instanceof Map<?, ?> group ? (Map<String, Object>) group : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, String name, String value) {
        List<String> path = path(name);
        Map<String, Object> node = tree;
        for (String step : path.subList(0, path.size() - 1)) {
            Object next = node.computeIfAbsent(step, key -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map<?, ?>)) {
                throw Refusal.invalid("parameter_invalid", "Invalid parameter: " + name, name);
            }
            node = (Map<String, Object>) next;
        }
        String last = path.getLast();
        node.put(last.isEmpty() ? Integer.toString(node.size()) : last, value);
    }

    private static List<String> path(String name) {
        List<String> path = new ArrayList<>();
        int bracket = name.indexOf('[');
        path.add(bracket < 0 ? name : name.substring(0, bracket));
        while (bracket >= 0) {
            int end = name.indexOf(']', bracket);
            if (end < 0 || path.size() == DEEPEST) {
                throw Refusal.invalid("parameter_unknown", "Received unknown parameter: " + name, name);
            }
            path.add(name.substring(bracket + 1, end));
            bracket = name.indexOf('[', end);
        }
        return path;
    }
}
