package dev.tuppence.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Pages that differ between readers by a few values. Everything else, the outline, is rendered once for the same common values,
 * address, language, time zone, kind of reader and minute. It is rendered as for nobody and sees gaps for what is one reader's own,
 * so that nothing of one reader comes to another. Forms get their reader's token.
 */
@Component
public class Outlines {

    private static final int BYTES = 12 * 1024 * 1024;
    private static final int OVERHEAD = 1024;

    /** In the header of every page. */
    private static final String OWED = "owed";

    private static final String WAITS = "waits";

    record Shared(
            String template,
            Map<String, Object> common,
            Set<String> gaps,
            Asking asking,
            Locale language,
            TimeZone zone) {}

    private final OutlineTemplates templates;
    private final OwnValues values;
    private final ObjectProvider<TabBadge> badge;
    private final OfThisMinute<Shared, Outline> outlines;

    Outlines(OutlineTemplates templates, OwnValues values, ObjectProvider<TabBadge> badge, Clock clock) {
        this.templates = templates;
        this.values = values;
        this.badge = badge;
        this.outlines = new OfThisMinute<>(clock, BYTES, outline -> OVERHEAD + outline.length());
    }

    /**
     * A page by its template.
     *
     * @param common what it shows to everybody; values that are equal look the same
     * @param own what is the reader's alone, by names of letters: money, moments, {@link Html} and what is said as it is. Templates may
     *     show it and nothing else; where it is null it is not there
     */
    public ModelAndView page(String template, Map<String, ?> common, Map<String, ? extends @Nullable Object> own) {
        return new ModelAndView((carried, request, response) -> {
            Map<String, Object> all = new HashMap<>(common);
            if (carried != null) {
                all.putAll(carried); // what the controller or a redirect said beside it
            }
            show(template, all, present(own), request, response);
        });
    }

    private void show(
            String template,
            Map<String, Object> common,
            Map<String, Object> own,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        var shared = new Shared(
                template,
                common,
                Set.copyOf(own.keySet()), // not the values with it
                Asking.of(request),
                LocaleContextHolder.getLocale(),
                LocaleContextHolder.getTimeZone());
        Outline outline = outlines.get(shared, () -> templates.render(shared, request, response));
        var parts = outline.filled(values.of(own, shared.language(), request));
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setLocale(shared.language());
        response.setContentLength(parts.stream().mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            response.getOutputStream().write(part);
        }
    }

    private Map<String, Object> present(Map<String, ? extends @Nullable Object> own) {
        Map<String, Object> present = new HashMap<>();
        own.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        if (!own.containsKey(OWED)) {
            var reader = Asking.reader();
            TabBadge tabs = badge.getIfAvailable();
            if (reader != null && tabs != null) {
                TabBadge.Shown shown = tabs.of(reader);
                if (shown.owed() != null) {
                    present.put(OWED, shown.owed());
                }
                if (shown.waits()) {
                    present.put(WAITS, true);
                }
            }
        }
        return present;
    }
}
