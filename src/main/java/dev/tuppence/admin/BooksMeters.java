package dev.tuppence.admin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tuppence.ledger.Projection;
import dev.tuppence.ledger.SelfCheck;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a monitor watches of the books: sums that must be zero, rules that must hold, and how old what it reads is. */
@Component
class BooksMeters implements MeterBinder {

    /** A monitor asks for all of them at once: one look serves them all. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final LoadingCache<String, CheckUp> last;
    private final SelfCheck selfCheck;
    private final List<Projection> projections;
    private final Clock clock;

    BooksMeters(CheckUps checkUps, SelfCheck selfCheck, List<Projection> projections, Clock clock) {
        this.last = Caffeine.newBuilder().expireAfterWrite(LOOK).build(key -> checkUps.last());
        this.selfCheck = selfCheck;
        this.projections = projections;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (CurrencyCode currency : CurrencyCode.values()) {
            Gauge.builder("tuppence.books.imbalance", () -> imbalance(currency))
                    .description("Micros by which the trial balance is off; anything but zero is a break")
                    .tag("currency", currency.name())
                    .register(registry);
        }
        for (String invariant : selfCheck.names()) {
            Gauge.builder("tuppence.selfcheck.violations", () -> violations(invariant))
                    .description("What breaks a rule of the books, counted up to a hundred")
                    .tag("invariant", invariant)
                    .register(registry);
        }
        Gauge.builder("tuppence.selfcheck.age", () -> age(lastCheck().finishedAt()))
                .description("Since the books were last checked; -1 for never")
                .baseUnit("seconds")
                .register(registry);
        for (Projection projection : projections) {
            Gauge.builder(
                            "tuppence.projection.age",
                            () -> age(projection.lag().caughtUpAt().orElse(null)))
                    .description("Since a projection last caught up; -1 for never")
                    .baseUnit("seconds")
                    .tag("projection", projection.name())
                    .register(registry);
            Gauge.builder("tuppence.projection.lag", () -> projection.lag().transactions())
                    .description("Transactions that a projection does not have yet")
                    .baseUnit("transactions")
                    .tag("projection", projection.name())
                    .register(registry);
        }
    }

    private long imbalance(CurrencyCode currency) {
        return lastCheck()
                .balance()
                .sums()
                .getOrDefault(currency, Money.zero(currency))
                .micros();
    }

    private int violations(String invariant) {
        return lastCheck().findings().stream()
                .filter(finding -> finding.invariant().equals(invariant))
                .mapToInt(finding -> finding.violations().size())
                .sum();
    }

    private CheckUp lastCheck() {
        return last.get("last");
    }

    private long age(@Nullable Instant then) {
        return then == null ? -1 : Duration.between(then, clock.instant()).toSeconds();
    }
}
