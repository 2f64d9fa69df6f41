package dev.tuppence.sandbox.processor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** When an event is told: at once and once, where no switch is on. */
@Component
@Profile("sandbox")
class WebhookFaults {

    private static final Duration LATE = Duration.ofHours(1);
    private static final Duration WITHHELD = Duration.ofDays(1);
    private static final int SHUFFLED_SECONDS = 60;

    private final SandboxFaults faults;
    private final Clock clock;

    WebhookFaults(SandboxFaults faults, Clock clock) {
        this.faults = faults;
        this.clock = clock;
    }

    List<Instant> times() {
        Instant at = clock.instant().plus(pause());
        return faults.strikes(Fault.WEBHOOKS_TWICE) ? List.of(at, at) : List.of(at);
    }

    private Duration pause() {
        if (faults.strikes(Fault.WEBHOOKS_WITHHELD)) {
            return WITHHELD;
        }
        if (faults.strikes(Fault.WEBHOOKS_LATE)) {
            return LATE;
        }
        return faults.strikes(Fault.WEBHOOKS_SHUFFLED)
                ? Duration.ofSeconds(ThreadLocalRandom.current().nextLong(SHUFFLED_SECONDS))
                : Duration.ZERO;
    }
}
