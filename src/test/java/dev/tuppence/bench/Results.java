package dev.tuppence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code target/bench/results.json}: benches run one at a time end up in one file. */
final class Results {

    private static final Path FILE = Path.of("target/bench/results.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> all = new TreeMap<>();

    Results() throws IOException {
        if (Files.exists(FILE)) {
            all.putAll(JSON.readValue(FILE.toFile(), new TypeReference<Map<String, Object>>() {}));
        }
    }

    /** Written at once: a later bench may fail. */
    void add(String name, Result result) throws IOException {
        all.put(name, result);
        Files.createDirectories(FILE.getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(FILE.toFile(), all);
        print(name, result);
    }

    private static void print(String name, Result result) {
        System.out.printf(
                Locale.ROOT,
                "%n%-14s %,14.5g %-12s %s %,.5g, ratio %.3g, bar %s: %s%n",
                name,
                result.median(),
                result.unit(),
                result.comparedWith(),
                result.reference(),
                result.ratio(),
                result.bar(),
                result.holds() ? "holds" : "DOES NOT HOLD");
        result.details().forEach((what, figure) -> System.out.printf("    %-28s %s%n", what, figure));
    }
}
