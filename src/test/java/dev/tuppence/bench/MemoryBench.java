package dev.tuppence.bench;

import java.util.Map;

/** What the process that answered {@code http-unlock} holds in memory; unlocks are repeated before each look. */
final class MemoryBench implements Bench {

    private final HttpUnlockBench unlocks = new HttpUnlockBench();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String unit() {
        return "MB";
    }

    @Override
    public Bar bar() {
        return Bar.atMost(512);
    }

    @Override
    public void prepare(Lab lab) throws Exception {
        unlocks.prepare(lab);
    }

    @Override
    public void warmUp(Lab lab) throws Exception {
        unlocks.warmUp(lab);
    }

    @Override
    public double reference(Lab lab) {
        return 0;
    }

    @Override
    public String comparedWith(Lab lab) {
        return "nothing";
    }

    @Override
    public double measure(Lab lab) throws Exception {
        unlocks.measure(lab);
        return lab.web().app().residentMegabytes();
    }

    @Override
    public Map<String, Object> details() {
        return unlocks.details();
    }
}
