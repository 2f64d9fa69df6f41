package dev.tuppence.unlocks;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What a monitor watches of the lanes. Verdicts per batch are the mean batch; no reader and no item is named. */
@Component
class LaneMeters implements MeterBinder {

    private record Answers(Lanes lanes, LaneVerdict.Kind kind) {

        long count() {
            return lanes.counts().mapToLong(counts -> counts.verdicts(kind)).sum();
        }
    }

    private record Batches(Lanes lanes) {

        long count() {
            return lanes.counts().mapToLong(LaneCounts::batches).sum();
        }
    }

    private final Lanes lanes;

    LaneMeters(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tuppence.lanes.waiting", lanes::waiting)
                .description("Commands that wait for a lane")
                .register(registry);
        FunctionCounter.builder("tuppence.lanes.batches", new Batches(lanes), Batches::count)
                .description("Transactions that lanes committed")
                .register(registry);
        for (LaneVerdict.Kind kind : LaneVerdict.Kind.values()) {
            FunctionCounter.builder("tuppence.lanes.verdicts", new Answers(lanes, kind), Answers::count)
                    .description("Answers that lanes gave after their commits")
                    .tag("verdict", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
    }
}
