package dev.tuppence.bench;

import java.util.List;
import java.util.Map;

/** Unlocks through the door: 64, 256 and 1,024 callers, and half of what 256 reach at a fixed rate. The figure is at 256. */
final class LedgerBench implements Bench {

    static final int CALLERS = Settings.number("callers", 256);

    private static final List<Integer> OTHERS = List.of(64, 1024);
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
    public boolean alsoHolds() {
        return readers.figures(label(CALLERS)).millis(99) <= P99_MILLIS;
    }

    @Override
    public void prepare(Lab lab) {
        readers = lab.ledger();
    }

    @Override
    public void warmUp(Lab lab) throws Exception {
        readers.closed("warm-up", CALLERS, lab.seconds(), readers.purchases()::popular);
    }

    @Override
    public double measure(Lab lab) throws Exception {
        double figure = closed(lab, CALLERS);
        for (int callers : OTHERS) {
            closed(lab, callers);
        }
        readers.fixedRate("half of that at a fixed rate", figure / 2, CALLERS, lab.seconds());
        return figure;
    }

    @Override
    public Map<String, Object> details() {
        return readers.details();
    }

    private double closed(Lab lab, int callers) throws Exception {
        return readers.closed(label(callers), callers, lab.seconds(), readers.purchases()::popular);
    }

    private static String label(int callers) {
        return callers + " callers";
    }
}
