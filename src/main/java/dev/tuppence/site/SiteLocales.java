package dev.tuppence.site;

import dev.tuppence.identity.Languages;
import dev.tuppence.identity.SignedInReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleContextResolver;

/**
 * The language and time zone of a page: what this browser chose, else what its reader chose, else what the browser asks for. Asked
 * for late, so that what needs neither looks nobody up.
 */
@Component("localeResolver")
class SiteLocales implements LocaleContextResolver {

    private final Languages languages;

    SiteLocales(Languages languages) {
        this.languages = languages;
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        return new TimeZoneAwareLocaleContext() {

            @Override
            public Locale getLocale() {
                return resolveLocale(request);
            }

            @Override
            public TimeZone getTimeZone() {
                return TimeZone.getTimeZone(asking().map(SignedInReader::zone).orElse(ZoneOffset.UTC));
            }
        };
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Locale accepted = languages.accepted(request);
        return languages
                .chosen(request)
                .or(() -> asking().map(SignedInReader::locale))
                .map(language -> language.getLanguage().equals(accepted.getLanguage()) ? accepted : language)
                .orElse(accepted);
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("chosen in settings");
    }

    private static Optional<SignedInReader> asking() {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        return asking != null && asking.getPrincipal() instanceof SignedInReader reader
                ? Optional.of(reader)
                : Optional.empty();
    }
}
