package dev.tuppence.settlement;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** So many a second, evenly: the processor refuses more. */
class Pace {

    private final long between;
    private long next = System.nanoTime();

    Pace(int perSecond) {
        this.between = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /** @throws IllegalStateException when the application shuts down meanwhile */
    void await() {
        while (System.nanoTime() - next < 0) {
            LockSupport.parkNanos(next - System.nanoTime());
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("shut down; the run goes on with the next start");
            }
        }
        next = Math.max(next, System.nanoTime()) + between;
    }
}
