package dev.tuppence.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.ToIntFunction;

/** Remembers what was made in this minute, as far as there is room: what it says relative to now is still true. */
final class OfThisMinute<K, V> {

    private static final Duration UNUSED = Duration.ofMinutes(1);

    private record Made<V>(V value, Instant minute) {}

    private final Clock clock;
    private final Cache<K, Made<V>> made;

    /** @param room the sum of sizes that is remembered at most */
    OfThisMinute(Clock clock, long room, ToIntFunction<V> size) {
        this.clock = clock;
        this.made = Caffeine.newBuilder()
                .maximumWeight(room)
                .weigher((K key, Made<V> some) -> size.applyAsInt(some.value()))
                .expireAfterWrite(UNUSED)
                .build();
    }

    <E extends Exception> V get(K key, ForNobody.Making<V, E> making) throws E {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Made<V> known = made.getIfPresent(key);
        if (known != null && known.minute().equals(minute)) {
            return known.value();
        }
        V value = making.make();
        made.put(key, new Made<>(value, minute));
        return value;
    }
}
