package dev.tuppence.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OfThisMinuteUnitTests {

    private Instant now = Instant.parse("2026-11-21T12:00:59Z");
    private int made;

    @Test
    void whatWasMadeInThisMinuteIsNotMadeAgain() {
        var remembered = remembered();

        assertThat(made(remembered, "a")).isEqualTo("a1");
        assertThat(made(remembered, "a")).isEqualTo("a1");
        assertThat(made(remembered, "b")).isEqualTo("b2");
    }

    @Test
    void theNextMinuteMakesItAnew() {
        var remembered = remembered();
        made(remembered, "a");
        now = now.plus(Duration.ofSeconds(1));

        assertThat(made(remembered, "a")).isEqualTo("a2");
    }

    private String made(OfThisMinute<String, String> remembered, String key) {
        return remembered.get(key, () -> key + ++made);
    }

    private OfThisMinute<String, String> remembered() {
        return new OfThisMinute<>(
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                },
                10,
                String::length);
    }
}
