package dev.tuppence.bench;

import java.util.Map;
import java.util.function.Function;

/** Pages a second; the CPU that one takes is an answer as well. */
final class PageBench implements Bench {

    private final String name;
    private final double perSecond;
    private final double cpuMillis;
    private final Function<Web, byte[]> page;
    private final PageFigures figures = new PageFigures();
    private Web web;

    private PageBench(String name, double perSecond, double cpuMillis, Function<Web, byte[]> page) {
        this.name = name;
        this.perSecond = perSecond;
        this.cpuMillis = cpuMillis;
        this.page = page;
    }

    /** An article of 1,500 words by a signed-in reader who owns it. */
    static PageBench read() {
        return new PageBench("http-read", 6000, 0.3, Web::ownedArticle);
    }

    /** The page of a creator with 30 items, by a signed-in reader. */
    static PageBench front() {
        return new PageBench("http-front", 4000, 0.45, Web::creatorsPage);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "pages/s";
    }

    @Override
    public Bar bar() {
        return Bar.atLeast(perSecond);
    }

    @Override
    public boolean holds(double median, double ratio) {
        return bar().holds(median, ratio) || figures.cpuMillisAPage() <= cpuMillis;
    }

    @Override
    public void prepare(Lab lab) throws Exception {
        web = lab.web();
    }

    @Override
    public void warmUp(Lab lab) throws Exception {
        web.warmUp(() -> page.apply(web), lab.seconds());
    }

    @Override
    public double measure(Lab lab) throws Exception {
        return web.browse(figures, () -> page.apply(web), lab.seconds()).perSecond();
    }

    @Override
    public Map<String, Object> details() {
        return figures.asMap();
    }
}
