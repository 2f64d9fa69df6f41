package dev.tuppence.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Moments as people say them: near ones relative to now, others by their date, in the reader's language and time zone. */
@Component
class Times {

    private static final int DAYS_BY_COUNT = 7;

    private final Clock clock;
    private final MessageSource messages;

    Times(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /** @param form {@code relative}, {@code exact}, {@code date} or {@code machine} */
    String said(TemporalAccessor moment, String form) {
        return switch (form) {
            case "relative" -> relative(moment);
            case "exact" -> exact(moment);
            case "date" -> date(moment);
            case "machine" -> machine(moment);
            default -> throw new IllegalArgumentException("No form of a moment: " + form);
        };
    }

    String relative(TemporalAccessor moment) {
        Instant then = instantOf(moment);
        Instant now = clock.instant();
        Duration distance = Duration.between(then, now).abs();
        String direction = then.isAfter(now) ? "in" : "ago";
        if (distance.toSeconds() < 45) {
            return text("site.time.now");
        }
        if (distance.toMinutes() < 60) {
            return text("site.time.minutes-" + direction, Math.max(1, distance.toMinutes()));
        }
        long days = Math.abs(ChronoUnit.DAYS.between(
                then.atZone(zone()).toLocalDate(), now.atZone(zone()).toLocalDate()));
        if (days == 0 || distance.toHours() < 12) {
            return text("site.time.hours-" + direction, distance.toHours());
        }
        return days < DAYS_BY_COUNT ? text("site.time.days-" + direction, days) : date(then);
    }

    /** With the zone's name, for those who have to be sure. */
    String exact(TemporalAccessor moment) {
        return at(moment)
                .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.LONG)
                        .withLocale(locale()));
    }

    String date(TemporalAccessor moment) {
        return at(moment)
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()));
    }

    /** For the {@code datetime} attribute. */
    String machine(TemporalAccessor moment) {
        return instantOf(moment).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ZonedDateTime at(TemporalAccessor moment) {
        return instantOf(moment).atZone(zone());
    }

    private static Instant instantOf(TemporalAccessor moment) {
        return switch (moment) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            case ZonedDateTime time -> time.toInstant();
            default -> throw new IllegalArgumentException("No moment: " + moment.getClass());
        };
    }

    private static ZoneId zone() {
        return LocaleContextHolder.getTimeZone().toZoneId();
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private String text(String key, Object... numbers) {
        return messages.getMessage(key, numbers, locale());
    }
}
