package dev.tuppence.sandbox.demo;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.sandbox.TimeTravel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lives through the demo's history, once: the clock begins four weeks ago and catches up step by step, so that notices,
 * payments and mails are as old as they look. A start that was cut off goes on with the next step.
 */
@Component
@Profile("sandbox")
@ConditionalOnProperty("tuppence.demo")
class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final DemoHistory history;
    private final DemoSteps steps;
    private final SandboxClock clock;
    private final TimeTravel timeTravel;
    private final Scheduler scheduler;

    Demo(DemoHistory history, DemoSteps steps, SandboxClock clock, TimeTravel timeTravel, Scheduler scheduler) {
        this.history = history;
        this.steps = steps;
        this.clock = clock;
        this.timeTravel = timeTravel;
        this.scheduler = scheduler;
    }

    @Order(0)
    @EventListener(ApplicationReadyEvent.class)
    void live() {
        if (steps.none()) {
            if (!clock.offset().isZero()) {
                return; // somebody was here before the demo was switched on
            }
            LOG.info("Writing four weeks of history for the demo. This happens once and takes a moment.");
            timeTravel.beginInThePast(Duration.ofDays(DemoHistory.DAYS));
        }
        for (DemoHistory.Step step : history.steps()) {
            if (!steps.done(step.name())) {
                catchUp(Duration.ofDays(-step.daysAgo()));
                take(step);
            }
        }
        catchUp(Duration.ZERO);
    }

    private void take(DemoHistory.Step step) {
        scheduler.pause(); // or its tasks and this thread ask the processor the same at the same time
        try {
            step.deed().run();
        } catch (RuntimeException e) {
            LOG.error("The demo goes on without its step {}", step.name(), e);
        } finally {
            scheduler.resume();
        }
        timeTravel.settleDown();
        steps.finish(step.name());
    }

    private void catchUp(Duration offset) {
        Duration left = offset.minus(clock.offset());
        if (left.isPositive()) {
            timeTravel.forward(left);
        }
    }
}
