package dev.tuppence.site;

import dev.tuppence.money.Money;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What one reader finds in the gaps of an outline. */
@Component
class OwnValues {

    /** The gap of a form's token. */
    static final String TOKEN = "token";

    private final MoneyFormatter money;
    private final Times times;

    OwnValues(MoneyFormatter money, Times times) {
        this.money = money;
        this.times = times;
    }

    Function<Outline.Gap, String> of(Map<String, Object> own, Locale language, HttpServletRequest request) {
        return gap -> gap.name().equals(TOKEN)
                ? tokenOf(request).getToken()
                : said(Objects.requireNonNull(own.get(gap.name()), gap.name()), gap.form(), language);
    }

    static CsrfToken tokenOf(HttpServletRequest request) {
        return (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
    }

    private String said(Object value, String form, Locale language) {
        return switch (value) {
            case Html html -> html.text();
            case Money amount -> escaped(money.print(amount, language));
            case TemporalAccessor moment -> escaped(times.said(moment, form));
            default -> escaped(value.toString());
        };
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
