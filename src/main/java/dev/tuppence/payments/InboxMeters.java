package dev.tuppence.payments;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long the oldest event of the inbox waits, those included that an operator must look at. */
@Component
class InboxMeters implements MeterBinder {

    private final ProcessorEventRows rows;
    private final Clock clock;

    InboxMeters(ProcessorEventRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tuppence.inbox.age", this::age)
                .description("Of the oldest event of the processor that was not handled")
                .baseUnit("seconds")
                .register(registry);
    }

    private long age() {
        return rows.oldestUnhandled()
                .map(received -> Duration.between(received, clock.instant()).toSeconds())
                .orElse(0L);
    }
}
