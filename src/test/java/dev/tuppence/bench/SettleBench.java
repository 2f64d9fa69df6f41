package dev.tuppence.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes all tabs and proves that each settlement is the sum of its lines. */
final class SettleBench implements Bench {

    private static final double LONGEST_WAIT_MILLIS = 50;

    private final Map<String, Object> details = new LinkedHashMap<>();
    private SettlingBooks books;
    private double longest;

    @Override
    public String name() {
        return "settle";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public Bar bar() {
        return Bar.ratioAtMost(2);
    }

    @Override
    public boolean holds(double median, double ratio) {
        return bar().holds(median, ratio) && longest <= LONGEST_WAIT_MILLIS;
    }

    @Override
    public void prepare(Lab lab) {
        books = new SettlingBooks(lab);
        details.put("books", SettlingBooks.sizes());
    }

    @Override
    public double reference(Lab lab) throws Exception {
        return books.groupBy();
    }

    @Override
    public String comparedWith(Lab lab) {
        return "select reader, creator, sum(amount) group by";
    }

    @Override
    public double measure(Lab lab) {
        books.open();
        var done = new AtomicBoolean();
        CompletableFuture<Double> waiting = books.waitForTabs(done);
        Wear before = books.wear();
        long start = System.nanoTime();
        books.close();
        double closed = (System.nanoTime() - start) / 1e9;
        Wear wear = books.wear().since(before);
        done.set(true);
        longest = Math.max(longest, waiting.join());
        long proving = System.nanoTime();
        if (!books.prove().isEmpty()) {
            throw new IllegalStateException("A settlement is not the sum of its lines");
        }
        double proved = (System.nanoTime() - proving) / 1e9;
        details.put("close, s", closed);
        details.put("prove, s", proved);
        details.put("longest wait for a tab, ms", longest);
        details.put("log written, MB", wear.wal() / 1_000_000);
        details.put("transactions", wear.transactions());
        return closed + proved;
    }

    @Override
    public Map<String, Object> details() {
        return details;
    }
}
