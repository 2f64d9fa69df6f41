package dev.tuppence.bench;

import java.util.List;
import java.util.Map;

/** One bench's object in the results; lists have one figure per round. */
record Result(
        String unit,
        double median,
        double reference,
        String comparedWith,
        double ratio,
        String bar,
        boolean holds,
        List<Double> rounds,
        List<Double> references,
        Map<String, Object> details) {

    static Result of(Bench bench, String comparedWith, List<Double> rounds, List<Double> references) {
        double median = median(rounds);
        double reference = median(references);
        double ratio = reference == 0 ? 0 : median / reference;
        return new Result(
                bench.unit(),
                median,
                reference,
                comparedWith,
                ratio,
                bench.bar().toString(),
                bench.holds(median, ratio),
                List.copyOf(rounds),
                List.copyOf(references),
                bench.details());
    }

    static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.isEmpty()
                ? 0
                : sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
