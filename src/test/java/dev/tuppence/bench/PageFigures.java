package dev.tuppence.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What all rounds of one kind of page came to, and the CPU that a page takes: the application's and the server's. */
final class PageFigures {

    private final Figures answers = new Figures();
    private Duration application = Duration.ZERO;
    private Duration server = Duration.ZERO;
    private long pages;

    void add(Load.Outcome outcome, Duration application, Duration server) {
        answers.add(outcome, new Wear(0, 0));
        pages += outcome.counted() + outcome.others();
        this.application = this.application.plus(application);
        this.server = this.server.plus(server);
    }

    double cpuMillisAPage() {
        return millisAPage(application.plus(server));
    }

    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("connections", Web.CONNECTIONS);
        map.put("p50ms", rounded(answers.millis(50)));
        map.put("p99ms", rounded(answers.millis(99)));
        map.put("cpuMillisAPage", cpuMillisAPage());
        map.put("ofTheApplication", millisAPage(application));
        map.put("ofTheServer", millisAPage(server));
        map.put("notAnswered200", answers.others());
        return map;
    }

    private double millisAPage(Duration spent) {
        return rounded(spent.toNanos() / 1e6 / Math.max(1, pages));
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
