package dev.tuppence.unlocks;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.List;
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

    /** Held here, because a registry forgets counted objects that nobody else holds. */
    private final Batches batches;

    private final List<Answers> answers;

    LaneMeters(Lanes lanes) {
        this.lanes = lanes;
        this.batches = new Batches(lanes);
        this.answers = Arrays.stream(LaneVerdict.Kind.values())
                .map(kind -> new Answers(lanes, kind))
                .toList();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tuppence.lanes.waiting", lanes::waiting)
                .description("Commands that wait for a lane")
                .register(registry);
        FunctionCounter.builder("tuppence.lanes.batches", batches, Batches::count)
                .description("Transactions that lanes committed")
                .register(registry);
        for (Answers answer : answers) {
            FunctionCounter.builder("tuppence.lanes.verdicts", answer, Answers::count)
                    .description("Answers that lanes gave after their commits")
                    .tag(
                            "verdict",
                            answer.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
    }
}
