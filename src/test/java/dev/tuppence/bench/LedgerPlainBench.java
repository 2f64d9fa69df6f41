package dev.tuppence.bench;

import java.util.Map;

/** For comparison: the unlock as one textbook method, on the same tables and through the same pool. */
final class LedgerPlainBench implements Bench {

    private Unlocking readers;
    private PlainUnlock plain;

    @Override
    public String name() {
        return "ledger-plain";
    }

    @Override
    public String unit() {
        return "unlocks/s";
    }

    @Override
    public Bar bar() {
        return Bar.NONE;
    }

    @Override
    public void prepare(Lab lab) throws Exception {
        readers = lab.ledger();
        plain = readers.site().bean(PlainUnlock.class);
    }

    @Override
    public double measure(Lab lab) throws Exception {
        return readers.closed("one method", LedgerBench.CALLERS, lab.seconds(), () -> {
                    Purchases.Purchase next = readers.purchases().popular();
                    return plain.unlock(next.reader(), next.item());
                })
                .perSecond();
    }

    @Override
    public Map<String, Object> details() {
        return readers.details("one method");
    }
}
