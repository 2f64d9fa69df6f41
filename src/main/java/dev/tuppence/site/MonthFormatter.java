package dev.tuppence.site;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.format.Formatter;
import org.springframework.stereotype.Component;

/** Months as people read them, {@code November 2026}; in addresses {@code 2026-11}. */
@Component
class MonthFormatter implements Formatter<YearMonth> {

    @Override
    public String print(YearMonth month, Locale locale) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMM").withLocale(locale).format(month);
    }

    @Override
    public YearMonth parse(String text, Locale locale) throws DateTimeException {
        return YearMonth.parse(text);
    }
}
