package dev.tuppence.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * The clock's last or present move.
 *
 * @param ran what ran on the way, once it is over
 */
public record Journey(Instant from, Instant to, Instant reached, boolean over, boolean broken, List<RanTasks.Ran> ran) {

    static Journey begun(Instant from, Instant to) {
        return new Journey(from, to, from, false, false, List.of());
    }

    Journey at(Instant instant) {
        return new Journey(from, to, instant, false, false, ran);
    }

    Journey ended(List<RanTasks.Ran> what) {
        return new Journey(from, to, to, true, false, what);
    }

    Journey brokenOff() {
        return new Journey(from, to, reached, true, true, ran);
    }
}
