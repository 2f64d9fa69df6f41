package dev.tuppence.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class TimesUnitTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC), messages());

    @AfterEach
    void forgetTheLocale() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PT-10S   | UTC        | just now       | 방금
                    PT-1M    | UTC        | 1 minute ago   | 1분 전
                    PT-59M   | UTC        | 59 minutes ago | 59분 전
                    PT-1H    | UTC        | 1 hour ago     | 1시간 전
                    PT-9H    | UTC        | 9 hours ago    | 9시간 전
                    PT-9H    | Asia/Seoul | 9 hours ago    | 9시간 전
                    PT-20H   | UTC        | yesterday      | 어제
                    PT-48H   | UTC        | 2 days ago     | 2일 전
                    PT-240H  | UTC        | Nov 11, 2026   | 2026. 11. 11.
                    PT-229H  | Asia/Seoul | Nov 12, 2026   | 2026. 11. 12.
                    PT5M     | UTC        | in 5 minutes   | 5분 뒤
                    PT23H    | UTC        | tomorrow       | 내일
                    PT72H    | UTC        | in 3 days      | 3일 뒤
                    """)
    void momentsAreToldFromTheReadersPlaceAndTime(Duration from, String zone, String english, String korean) {
        LocaleContextHolder.setTimeZone(TimeZone.getTimeZone(zone));

        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(times.relative(NOW.plus(from))).isEqualTo(english);
        LocaleContextHolder.setLocale(Locale.KOREAN);
        assertThat(times.relative(NOW.plus(from).atOffset(ZoneOffset.ofHours(2))))
                .isEqualTo(korean);
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/site");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
