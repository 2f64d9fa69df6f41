package dev.tuppence.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a declined card is tried again by itself: as its code wants, and never after the last day. */
@Component
class RetrySchedule {

    private final Settling settling;
    private final SettlementSettings settings;
    private final Clock clock;

    RetrySchedule(Settling settling, SettlementSettings settings, Clock clock) {
        this.settling = settling;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty when only the reader can go on. */
    Optional<Instant> next(Settlement settlement, String code) {
        List<Duration> waits = settings.retriesAfter(code);
        if (settlement.retries() >= waits.size()) {
            return Optional.empty();
        }
        Instant at = clock.instant().plus(waits.get(settlement.retries()));
        return settling.afterLastDay(settlement, at) ? Optional.empty() : Optional.of(at);
    }
}
