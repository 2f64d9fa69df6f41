package dev.tuppence.settlement;

import dev.tuppence.payments.CardPaymentDeclined;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a payment is tried again by itself: at once by another card, else as the code of its decline wants, and never after the last day. */
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
        if (code.equals(CardPaymentDeclined.OTHER_CARD)) {
            return inTime(settlement, clock.instant());
        }
        List<Duration> waits = settings.retriesAfter(code);
        if (settlement.retries() >= waits.size()) {
            return Optional.empty();
        }
        return inTime(settlement, clock.instant().plus(waits.get(settlement.retries())));
    }

    private Optional<Instant> inTime(Settlement settlement, Instant at) {
        return settling.afterLastDay(settlement, at) ? Optional.empty() : Optional.of(at);
    }
}
