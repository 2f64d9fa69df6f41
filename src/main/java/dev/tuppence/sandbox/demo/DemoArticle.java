package dev.tuppence.sandbox.demo;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** @param price in dollars */
record DemoArticle(String title, String summary, BigDecimal price, String cover, String markdown) {

    /** A file with {@code key: value} lines between two lines of three dashes, then Markdown. */
    static DemoArticle read(String file) {
        String[] parts = file.split("(?m)^---$", 3);
        Map<String, String> head = Arrays.stream(parts[1].strip().split("\n"))
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
        return new DemoArticle(
                value(head, "title"),
                value(head, "summary"),
                new BigDecimal(value(head, "price")),
                value(head, "cover"),
                parts[2].strip() + "\n");
    }

    private static String value(Map<String, String> head, String key) {
        return Optional.ofNullable(head.get(key)).orElseThrow(() -> new IllegalStateException("no " + key));
    }
}
