package dev.tuppence.unlocks;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A reader's unlocks always run in the same lane; lanes on several nodes are correct, since locks live in the database. */
@Component
class Lanes implements SmartLifecycle {

    private final UnlocksSettings settings;
    private final LaneConnections connections;
    private final Clock clock;
    private volatile List<Lane> lanes = List.of();
    private List<Thread> threads = List.of();

    Lanes(UnlocksSettings settings, LaneConnections connections, Clock clock) {
        this.settings = settings;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Waits for the lane's answer, which always comes: a database that does not answer in time is given up. Not inside a transaction:
     * the lane commits.
     *
     * @throws UnlocksBusy when too many wait; nothing was charged
     * @throws UnlockOutcomeUnknown when the answer was lost; a retry is safe
     */
    LaneVerdict decide(LaneCommand command) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("A lane does not commit with the transaction of its caller");
        }
        List<Lane> open = lanes;
        if (open.isEmpty()) {
            throw new UnlocksBusy();
        }
        Lane lane = open.get(Math.floorMod(Long.hashCode(command.reader()), open.size()));
        try {
            return lane.submit(command).get();
        } catch (ExecutionException e) {
            throw new UnlockOutcomeUnknown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnlockOutcomeUnknown(e);
        }
    }

    @Override
    public void start() {
        lanes = IntStream.range(0, settings.lanes())
                .mapToObj(i -> new Lane(settings, new LaneConnection(connections, clock)))
                .toList();
        threads = IntStream.range(0, lanes.size())
                .mapToObj(i -> Thread.ofPlatform().name("unlock-lane-" + i).start(lanes.get(i)))
                .toList();
    }

    @Override
    public void stop() {
        lanes.forEach(Lane::close);
        for (Thread thread : threads) {
            try {
                thread.join(settings.answerTimeout());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        lanes = List.of();
    }

    @Override
    public boolean isRunning() {
        return !lanes.isEmpty();
    }

    /** Open before the web server answers, closed after its last answer. */
    @Override
    public int getPhase() {
        return 0;
    }

    int waiting() {
        return lanes.stream().mapToInt(Lane::waiting).sum();
    }

    Stream<LaneCounts> counts() {
        return lanes.stream().map(Lane::counts);
    }
}
