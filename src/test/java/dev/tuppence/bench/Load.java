package dev.tuppence.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/** Concurrent callers of one operation, each in a virtual thread as requests are. */
final class Load {

    interface Operation {
        /** Whether this call counts. */
        boolean call() throws Exception;
    }

    /**
     * @param perSecond calls that counted
     * @param latencies of those, in nanoseconds
     * @param others calls that did not count
     */
    record Outcome(double perSecond, Histogram latencies, long others) {

        long counted() {
            return latencies.getTotalCount();
        }
    }

    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    private final Histogram latencies = new AtomicHistogram(1000, LONGEST, 3);
    private final LongAdder others = new LongAdder();
    private final Operation operation;
    private volatile long end;

    private Load(Operation operation) {
        this.operation = operation;
    }

    /** Each caller calls again as soon as it was answered. */
    static Outcome closed(int callers, Duration time, Operation operation) throws Exception {
        return new Load(operation).run(callers, time, 0);
    }

    /**
     * Calls come at a fixed rate whatever the answers take; latency counts from when a call was due, so that a stall is felt by
     * all that should have been made during it.
     */
    static Outcome fixedRate(double perSecond, int callers, Duration time, Operation operation) throws Exception {
        return new Load(operation).run(callers, time, Math.round(1e9 * callers / perSecond));
    }

    private Outcome run(int callers, Duration time, long interval) throws Exception {
        var ready = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = java.util.stream.IntStream.range(0, callers)
                    .mapToObj(caller -> threads.submit(() -> {
                        ready.await();
                        call(System.nanoTime() + interval * caller / callers, interval);
                        return true;
                    }))
                    .toList();
            end = System.nanoTime() + time.toNanos();
            ready.countDown();
            for (var call : calls) {
                call.get();
            }
        }
        return new Outcome(latencies.getTotalCount() * 1e9 / time.toNanos(), latencies, others.sum());
    }

    private void call(long first, long interval) throws Exception {
        for (long due = first; due < end; due = interval == 0 ? System.nanoTime() : due + interval) {
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            boolean counts = operation.call();
            long now = System.nanoTime();
            if (counts && now < end) {
                latencies.recordValue(Math.min(LONGEST, now - due));
            } else if (!counts) {
                others.increment();
            }
        }
    }
}
