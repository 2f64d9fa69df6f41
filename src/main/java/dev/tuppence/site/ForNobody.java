package dev.tuppence.site;

import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Makes what is shown to everybody while somebody asks: nobody is signed in meanwhile, and the language is the one given. */
final class ForNobody {

    interface Making<T, E extends Exception> {
        T make() throws E;
    }

    private ForNobody() {}

    static <T, E extends Exception> T make(Locale language, TimeZone zone, Making<T, E> making) throws E {
        Supplier<SecurityContext> reader = SecurityContextHolder.getDeferredContext();
        LocaleContext locale = LocaleContextHolder.getLocaleContext();
        try {
            SecurityContextHolder.clearContext();
            LocaleContextHolder.setLocaleContext(new SimpleTimeZoneAwareLocaleContext(language, zone));
            return making.make();
        } finally {
            SecurityContextHolder.setDeferredContext(reader);
            LocaleContextHolder.setLocaleContext(locale);
        }
    }
}
