package dev.tuppence.unlocks;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collects the commands that wait into one transaction and answers each caller after its commit. It never waits for more: one
 * alone is committed alone. A reader's next command waits for the next transaction, and so sees what the one before did.
 */
final class Lane implements Runnable {

    private static final long IDLE_MILLIS = 200;

    private record Waiting(LaneCommand command, CompletableFuture<LaneVerdict> answer) {}

    private final BlockingQueue<Waiting> queue;
    private final int largestBatch;
    private final LaneConnection connection;
    private final Queue<Waiting> heldOver = new ArrayDeque<>();
    private final LaneCounts counts = new LaneCounts();
    private final Lock turn = new ReentrantLock();
    private volatile boolean closed;

    Lane(UnlocksSettings settings, LaneConnection connection) {
        this.queue = new ArrayBlockingQueue<>(settings.laneQueue());
        this.largestBatch = settings.laneBatch();
        this.connection = connection;
    }

    /**
     * Who finds the lane idle commits by itself: handing one command over takes about as long as committing it.
     *
     * @throws UnlocksBusy when the queue is full or the lane closes; nothing is charged then
     */
    CompletableFuture<LaneVerdict> submit(LaneCommand command) {
        var waiting = new Waiting(command, new CompletableFuture<>());
        if (queue.isEmpty() && turn.tryLock()) {
            try {
                if (!closed) {
                    answer(List.of(waiting));
                    return waiting.answer();
                }
            } finally {
                turn.unlock();
            }
        }
        if (closed || !queue.offer(waiting)) {
            throw new UnlocksBusy();
        }
        return waiting.answer();
    }

    int waiting() {
        return queue.size();
    }

    LaneCounts counts() {
        return counts;
    }

    /** Takes nothing more; what waits is still decided. */
    void close() {
        closed = true;
    }

    @Override
    public void run() {
        while (!closed || !queue.isEmpty() || !heldOver.isEmpty()) {
            try {
                Waiting first = heldOver.isEmpty() ? queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS) : heldOver.remove();
                if (first != null) {
                    take(first);
                }
            } catch (InterruptedException e) {
                close();
            }
        }
        turn.lock();
        try {
            connection.close();
        } finally {
            turn.unlock();
        }
    }

    private void take(Waiting first) {
        turn.lock();
        try {
            List<Waiting> arrived = new ArrayList<>(List.of(first));
            while (!heldOver.isEmpty() && arrived.size() < largestBatch) {
                arrived.add(heldOver.remove());
            }
            queue.drainTo(arrived, largestBatch - arrived.size());
            answer(oneAReader(arrived));
        } finally {
            turn.unlock();
        }
    }

    /** A second click shares the first one's answer; another command of its reader waits. */
    private List<Waiting> oneAReader(List<Waiting> arrived) {
        Map<Long, Waiting> batch = LinkedHashMap.newLinkedHashMap(arrived.size());
        for (Waiting waiting : arrived) {
            Waiting first = batch.putIfAbsent(waiting.command().reader(), waiting);
            if (first != null && waiting.command().repeats(first.command())) {
                first.answer().whenComplete((verdict, failure) -> share(waiting, verdict, failure));
            } else if (first != null) {
                heldOver.add(waiting);
            }
        }
        return List.copyOf(batch.values());
    }

    private static void share(Waiting with, LaneVerdict verdict, Throwable failure) {
        if (failure == null) {
            with.answer().complete(verdict);
        } else {
            with.answer().completeExceptionally(failure);
        }
    }

    /** Nobody waits in vain, whatever happens. */
    private void answer(List<Waiting> batch) {
        var decisions = new Decisions(batch.stream().map(Waiting::command).toList());
        try {
            connection.commit(decisions);
            counts.committed(decisions.verdicts());
            tell(batch, decisions);
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            apart(batch.size(), tell(batch, decisions), e);
        }
    }

    /** Returns those of whom nothing is known. */
    private List<Waiting> tell(List<Waiting> batch, Decisions decisions) {
        List<Waiting> unknown = new ArrayList<>();
        for (int n = 0; n < batch.size(); n++) {
            LaneVerdict verdict = decisions.verdict(n);
            if (verdict == null) {
                unknown.add(batch.get(n));
            } else {
                batch.get(n).answer().complete(verdict);
            }
        }
        return unknown;
    }

    /** What the server refused was not committed: one command's failure is not its neighbours'. */
    private void apart(int together, List<Waiting> unknown, Throwable failure) {
        if (together > 1 && LaneConnection.wasRefused(failure)) {
            unknown.forEach(waiting -> answer(List.of(waiting)));
        } else {
            unknown.forEach(waiting -> waiting.answer().completeExceptionally(new UnlockOutcomeUnknown(failure)));
        }
    }
}
