package dev.tuppence.bench;

import java.util.Map;

/** One figure, measured in rounds that take turns with what it is compared with. */
interface Bench {

    String name();

    /** What is counted, e.g. "unlocks/s". */
    String unit();

    Bar bar();

    /** Whether the bar is reached, with what else it asks for or takes instead. */
    default boolean holds(double median, double ratio) {
        return bar().holds(median, ratio);
    }

    /** Whether a missed bar is a failure. */
    default boolean must() {
        return false;
    }

    default int rounds() {
        return Settings.ROUNDS;
    }

    /** Builds the data and starts what is measured, or has it from an earlier round of the same run. */
    void prepare(Lab lab) throws Exception;

    /** Compilers and caches before the first round. */
    default void warmUp(Lab lab) throws Exception {
        measure(lab);
    }

    /** One round of what the figure is compared with, in the same unit. */
    default double reference(Lab lab) throws Exception {
        return lab.reference().round(lab.seconds());
    }

    /** What the reference is, for the table. */
    default String comparedWith(Lab lab) throws Exception {
        return lab.reference().by();
    }

    /** One round. */
    double measure(Lab lab) throws Exception;

    /** What stands beside the figure: latencies, sizes, settings. */
    default Map<String, Object> details() {
        return Map.of();
    }
}
