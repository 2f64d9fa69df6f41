package dev.tuppence.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What all rounds of one kind of load came to. */
final class Figures {

    private final Histogram latencies = new Histogram(3);
    private final List<Double> perSecond = new ArrayList<>();
    private Wear wear = new Wear(0, 0);
    private long others;

    void add(Load.Outcome outcome, Wear wear) {
        latencies.add(outcome.latencies());
        perSecond.add(outcome.perSecond());
        others += outcome.others();
        this.wear = this.wear.plus(wear);
    }

    double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    long others() {
        return others;
    }

    double perSecond() {
        return Result.median(perSecond);
    }

    /** Batch: charges a transaction; the few others of the site in the background are counted with them. */
    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("perSecond", Math.round(perSecond()));
        map.put("p50ms", rounded(millis(50)));
        map.put("p99ms", rounded(millis(99)));
        map.put("p99.9ms", rounded(millis(99.9)));
        map.put("walBytes", wear.wal() / Math.max(1, latencies.getTotalCount()));
        map.put("batch", rounded((double) latencies.getTotalCount() / Math.max(1, wear.transactions())));
        map.put("notCharged", others);
        return map;
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
