package dev.tuppence;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two at once: one transaction holds a lock, and somebody else comes to it. */
public final class Contention {

    private Contention() {}

    /** Does it in a thread of its own; returns once somebody waits for a lock of the caller's transaction, or throws what it threw. */
    public static <T> CompletableFuture<T> startAndWaitForThis(JdbcClient jdbc, Supplier<T> what) {
        CompletableFuture<T> other = CompletableFuture.supplyAsync(what, Thread::startVirtualThread);
        await().pollInSameThread().until(() -> other.isCompletedExceptionally() || somebodyWaitsForThis(jdbc));
        if (other.isCompletedExceptionally()) {
            other.join();
        }
        return other;
    }

    public static CompletableFuture<Void> startAndWaitForThis(JdbcClient jdbc, Runnable what) {
        return startAndWaitForThis(jdbc, () -> {
            what.run();
            return null;
        });
    }

    private static boolean somebodyWaitsForThis(JdbcClient jdbc) {
        return jdbc.sql("""
                        select exists (select from pg_locks where not granted and pid <> pg_backend_pid()
                                       and pg_backend_pid() = any(pg_blocking_pids(pid)))""").query((row, number) -> row.getBoolean(1)).single();
    }
}
