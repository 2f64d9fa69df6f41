package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LaneMetersUnitTests {

    @Test
    void aMonitorSeesWhatAllLanesDid() {
        var counts = new LaneCounts();
        counts.committed(Stream.of(verdict(LaneVerdict.Kind.CHARGED), verdict(LaneVerdict.Kind.OVER_LIMIT)));
        Lanes lanes = mock();
        when(lanes.counts()).then(call -> Stream.of(counts, counts));
        when(lanes.waiting()).thenReturn(3);
        var registry = new SimpleMeterRegistry();
        var meters = new LaneMeters(lanes);
        meters.bindTo(registry);

        System.gc(); // a registry holds what it counts weakly

        assertThat(registry.get("tuppence.lanes.waiting").gauge().value()).isEqualTo(3);
        assertThat(registry.get("tuppence.lanes.batches").functionCounter().count())
                .isEqualTo(2);
        assertThat(registry.get("tuppence.lanes.verdicts")
                        .tag("verdict", "over-limit")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("tuppence.lanes.verdicts")
                        .tag("verdict", "stale")
                        .functionCounter()
                        .count())
                .isZero();
        assertThat(meters).isNotNull(); // in the application the context holds it
    }

    private static LaneVerdict verdict(LaneVerdict.Kind kind) {
        return new LaneVerdict(kind, 0, 0);
    }
}
