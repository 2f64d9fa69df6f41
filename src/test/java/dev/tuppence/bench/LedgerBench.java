package dev.tuppence.bench;

import java.util.Map;

/** Unlocks through the door: 64, 256 and 1,024 callers, and half of what 256 reach at a fixed rate. The figure is at 256. */
final class LedgerBench implements Bench {

    static final int CALLERS = Settings.number("callers", 256);

    private static final int FEW = 64;
    private static final int MANY = 1024;
    private static final String FIXED_RATE = "half of that at a fixed rate";
    private static final double P99_MILLIS = 25;

    private Unlocking readers;

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String unit() {
        return "unlocks/s";
    }

    @Override
    public Bar bar() {
        return Bar.ratioAtLeast(7);
    }

    @Override
    public boolean holds(double median, double ratio) {
        return bar().holds(median, ratio) && readers.figures(label(CALLERS)).millis(99) <= P99_MILLIS;
    }

    @Override
    public void prepare(Lab lab) throws Exception {
        readers = lab.ledger();
    }

    @Override
    public void warmUp(Lab lab) throws Exception {
        closed("warm-up", CALLERS, lab);
        closed("warm-up", CALLERS, lab);
    }

    @Override
    public double measure(Lab lab) throws Exception {
        double figure = closed(label(CALLERS), CALLERS, lab);
        closed(label(FEW), FEW, lab);
        closed(label(MANY), MANY, lab);
        readers.fixedRate(FIXED_RATE, figure / 2, CALLERS, lab.seconds());
        return figure;
    }

    @Override
    public Map<String, Object> details() {
        return readers.details(label(FEW), label(CALLERS), label(MANY), FIXED_RATE);
    }

    private double closed(String name, int callers, Lab lab) throws Exception {
        return readers.popular(name, callers, lab.seconds());
    }

    private static String label(int callers) {
        return callers + " callers";
    }
}
