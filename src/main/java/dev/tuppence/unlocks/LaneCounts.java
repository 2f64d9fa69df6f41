package dev.tuppence.unlocks;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What one lane did since it began. */
final class LaneCounts {

    private final LongAdder batches = new LongAdder();
    private final LongAdder[] verdicts = Stream.generate(LongAdder::new)
            .limit(LaneVerdict.Kind.values().length)
            .toArray(LongAdder[]::new);

    void committed(Stream<LaneVerdict> answers) {
        batches.increment();
        answers.forEach(answer -> verdicts[answer.kind().ordinal()].increment());
    }

    long batches() {
        return batches.sum();
    }

    long verdicts(LaneVerdict.Kind kind) {
        return verdicts[kind.ordinal()].sum();
    }
}
