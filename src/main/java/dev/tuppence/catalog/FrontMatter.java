package dev.tuppence.catalog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * What stands above a Markdown file: TOML between lines of {@code +++}, YAML between lines of {@code ---}, or nothing.
 *
 * @param values as written; keys nobody knows are kept
 * @param body what comes after
 */
record FrontMatter(Map<String, Object> values, String body) {

    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_LINE = 200;
    private static final Pattern FENCE = Pattern.compile("(?m)^(\\+\\+\\+|---)[ \\t]*$");
    private static final TomlMapper TOML = TomlMapper.builder().build();

    /** @throws UnreadableFrontMatter when it begins and does not end, or is neither TOML nor YAML */
    static FrontMatter of(String text) {
        Matcher fence = FENCE.matcher(text);
        if (!fence.lookingAt()) {
            return new FrontMatter(Map.of(), text);
        }
        String mark = fence.group(1);
        int start = fence.end();
        while (fence.find()) {
            if (fence.group(1).equals(mark)) {
                String head = text.substring(start, fence.start());
                String body = text.substring(fence.end()).stripLeading();
                return new FrontMatter(mark.equals("+++") ? toml(head) : yaml(head), body);
            }
        }
        if (mark.equals("---")) { // a line across the page
            return new FrontMatter(Map.of(), text);
        }
        throw new UnreadableFrontMatter("+++");
    }

    /** The first of these keys that has a text, a number or a date. */
    @Nullable
    String text(String... keys) {
        for (String key : keys) {
            Object value = values.get(key);
            if (value != null && !(value instanceof Map) && !(value instanceof Iterable)) {
                String text = value.toString().replaceAll("\\s+", " ").strip();
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return null;
    }

    private static Map<String, Object> toml(String head) {
        try {
            return TOML.readValue(bounded(head), new TypeReference<>() {});
        } catch (JacksonException e) {
            throw new UnreadableFrontMatter(line(head, e.getLocation().getLineNr()));
        }
    }

    private static Map<String, Object> yaml(String head) {
        var limits = new LoaderOptions();
        limits.setCodePointLimit(LONGEST);
        limits.setMaxAliasesForCollections(10);
        limits.setNestingDepthLimit(20);
        limits.setAllowDuplicateKeys(false);
        try {
            Object values = new Yaml(new SafeConstructor(limits)).load(bounded(head));
            if (values == null) {
                return Map.of();
            }
            if (values instanceof Map<?, ?> map) {
                return map.entrySet().stream()
                        .filter(entry -> entry.getKey() != null && entry.getValue() != null)
                        .collect(java.util.stream.Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()),
                                entry -> Objects.requireNonNull((Object) entry.getValue())));
            }
        } catch (YAMLException | IllegalStateException e) { // the latter for one key twice, as text and as number
            throw new UnreadableFrontMatter(e instanceof MarkedYAMLException marked ? line(head, marked) : "---");
        }
        throw new UnreadableFrontMatter("---");
    }

    private static String bounded(String head) {
        if (head.length() > LONGEST) {
            throw new UnreadableFrontMatter("> 64 KiB");
        }
        return head;
    }

    /** At the end of it something was begun before. */
    private static String line(String head, MarkedYAMLException stopped) {
        Mark problem = stopped.getProblemMark();
        Mark context = stopped.getContextMark();
        boolean end = problem.getLine() >= head.lines().count();
        return line(head, (end && context != null ? context : problem).getLine() + 1);
    }

    /** Which line of the file it is and what stands there, so that no parser's words are needed. */
    private static String line(String head, int number) {
        List<String> lines = head.lines().toList(); // the first one is what follows the fence
        String text =
                number > 0 && number <= lines.size() ? lines.get(number - 1).strip() : "";
        return number + ": " + (text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text);
    }
}
