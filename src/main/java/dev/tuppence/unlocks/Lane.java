package dev.tuppence.unlocks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Collects the unlocks that wait into one transaction and answers each caller after its commit. It never waits for more: one
 * alone is committed alone.
 */
final class Lane implements Runnable {

    /** Serialization failure and deadlock: nothing happened, the same batch may run again. */
    private static final Set<String> RUN_AGAIN = Set.of("40001", "40P01");

    private static final long IDLE_MILLIS = 200;

    private record Waiting(LaneCommand command, CompletableFuture<LaneVerdict> answer) {}

    private final BlockingQueue<Waiting> queue;
    private final int largestBatch;
    private final DataSource dataSource;
    private final Clock clock;
    private @Nullable Connection connection;
    private volatile boolean closed;

    Lane(UnlocksSettings settings, DataSource dataSource, Clock clock) {
        this.queue = new ArrayBlockingQueue<>(settings.laneQueue());
        this.largestBatch = settings.laneBatch();
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** @throws UnlocksBusy when the queue is full or the lane closes; nothing is charged then */
    CompletableFuture<LaneVerdict> submit(LaneCommand command) {
        var waiting = new Waiting(command, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            throw new UnlocksBusy();
        }
        return waiting.answer();
    }

    /** Takes nothing more; what waits is still decided. */
    void close() {
        closed = true;
    }

    @Override
    public void run() {
        List<Waiting> batch = new ArrayList<>(largestBatch);
        while (!closed || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, largestBatch - 1);
                    answer(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                close();
            }
        }
        disconnect();
    }

    private void answer(List<Waiting> batch) {
        Map<LaneCommand.Key, LaneCommand> commands = new LinkedHashMap<>();
        batch.forEach(waiting -> commands.putIfAbsent(waiting.command().key(), waiting.command()));
        try {
            List<LaneCommand> distinct = List.copyOf(commands.values());
            LaneVerdict[] verdicts = commit(distinct);
            Map<LaneCommand.Key, LaneVerdict> answers = new LinkedHashMap<>();
            for (int n = 0; n < verdicts.length; n++) {
                answers.put(distinct.get(n).key(), verdicts[n]);
            }
            batch.forEach(waiting ->
                    waiting.answer().complete(answers.get(waiting.command().key())));
        } catch (SQLException | RuntimeException e) {
            disconnect();
            batch.forEach(waiting -> waiting.answer().completeExceptionally(new UnlockOutcomeUnknown(e)));
        }
    }

    private LaneVerdict[] commit(List<LaneCommand> commands) throws SQLException {
        try {
            return commitOnce(commands);
        } catch (SQLException e) {
            if (!RUN_AGAIN.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            connected().rollback();
            return commitOnce(commands);
        }
    }

    private LaneVerdict[] commitOnce(List<LaneCommand> commands) throws SQLException {
        Connection connection = connected();
        LaneVerdict[] verdicts = new LaneBatch(connection, OffsetDateTime.now(clock)).run(commands);
        connection.commit();
        return verdicts;
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = dataSource.getConnection();
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try (open) {
                open.rollback();
            } catch (SQLException e) {
                // it is gone; the server rolls back what was open
            }
        }
    }
}
