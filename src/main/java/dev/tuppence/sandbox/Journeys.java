package dev.tuppence.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Moves that people ask for in the browser: one at a time, in the background, so that they can leave and come back. */
@Component
@Profile("sandbox")
public class Journeys {

    private static final Logger LOG = LoggerFactory.getLogger(Journeys.class);

    private final TimeTravel timeTravel;
    private final SandboxClock clock;
    private final AtomicReference<@Nullable Journey> last = new AtomicReference<>();

    Journeys(TimeTravel timeTravel, SandboxClock clock) {
        this.timeTravel = timeTravel;
        this.clock = clock;
    }

    public Optional<Journey> last() {
        return Optional.ofNullable(last.get());
    }

    /** The future ends with the journey; while another is under way nothing begins, and it has ended already. */
    public CompletableFuture<Void> begin(Duration distance) {
        Instant now = clock.instant();
        Journey begun = Journey.begun(now, now.plus(distance));
        Journey before = last.get();
        if (before != null && !before.over() || !last.compareAndSet(before, begun)) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                () -> travel(begun, distance),
                task -> Thread.ofVirtual().name("time-travel").start(task));
    }

    private void travel(Journey begun, Duration distance) {
        try {
            last.set(begun.ended(timeTravel.forward(distance, instant -> last.set(begun.at(instant)))));
        } catch (RuntimeException e) {
            LOG.error("The clock stopped on its way", e);
            last.set(begun.brokenOff());
        }
    }
}
