package dev.tuppence.bench;

import java.util.Map;

/** Everybody unlocks the same item of one creator; when every reader has it, the next one. */
final class LedgerHotBench implements Bench {

    private Unlocking readers;

    @Override
    public String name() {
        return "ledger-hot";
    }

    @Override
    public String unit() {
        return "unlocks/s";
    }

    @Override
    public Bar bar() {
        return Bar.ratioAtLeast(0.9);
    }

    @Override
    public void prepare(Lab lab) throws Exception {
        readers = lab.ledger();
    }

    @Override
    public String comparedWith(Lab lab) {
        return "ledger";
    }

    @Override
    public double reference(Lab lab) throws Exception {
        return readers.popular("popular items", LedgerBench.CALLERS, lab.seconds());
    }

    @Override
    public double measure(Lab lab) throws Exception {
        return readers.closed(
                        "one item",
                        LedgerBench.CALLERS,
                        lab.seconds(),
                        () -> readers.unlock(readers.purchases().hot()))
                .perSecond();
    }

    @Override
    public Map<String, Object> details() {
        return readers.details("popular items", "one item");
    }
}
