package dev.tuppence.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is tried out: settings that differ from the shipped ones, and how many readers take up an offer.
 *
 * @param prefundPercent of those who are offered to pay ahead instead of a small settlement
 */
record Policy(String name, int prefundPercent, List<String> settings) {

    /** As it is shipped, and nobody pays ahead. */
    static final Policy SHIPPED = of("shipped", 0);

    static final List<Policy> ALL = List.of(
            SHIPPED,
            of("prefunding", 50),
            of("monthly sweep", 0, "sweep-after=28d", "latest=30d"),
            of("fee ceiling 6 %", 0, "card-fee-ceiling-basis-points=600", "limit-basis-points=10000"));

    private static Policy of(String name, int prefundPercent, String... settings) {
        return new Policy(
                name,
                prefundPercent,
                Stream.of(settings)
                        .map(setting -> "--tuppence.settlement." + setting)
                        .toList());
    }
}
