package dev.tuppence.bench;

import java.util.Map;

/** The button with the price on it, from the request to the page's new part. Each answer that counts is a charge. */
final class HttpUnlockBench implements Bench {

    private final PageFigures figures = new PageFigures();
    private Web web;

    @Override
    public String name() {
        return "http-unlock";
    }

    @Override
    public String unit() {
        return "unlocks/s";
    }

    @Override
    public Bar bar() {
        return Bar.ratioAtLeast(1.5);
    }

    @Override
    public void prepare(Lab lab) throws Exception {
        web = lab.web();
    }

    @Override
    public void warmUp(Lab lab) throws Exception {
        web.warmUp(web::unlock, lab.seconds());
    }

    @Override
    public double measure(Lab lab) throws Exception {
        long before = web.charges();
        Load.Outcome outcome = web.browse(figures, web::unlock, lab.seconds());
        long charged = web.charges() - before;
        if (charged != outcome.counted()) {
            throw new IllegalStateException("%d were charged, %d were told so".formatted(charged, outcome.counted()));
        }
        return outcome.perSecond();
    }

    @Override
    public Map<String, Object> details() {
        return figures.asMap();
    }
}
