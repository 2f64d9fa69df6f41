package dev.tuppence.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tuppence.identity.LocalPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
 * Pages that differ by a few values. Everything else, the outline, is rendered once for the same common values, address, language,
 * time zone and kind of reader. It is rendered as for nobody and sees gaps for what is one reader's own, so that nothing of one
 * reader comes to another. Forms get their reader's token.
 */
@Component
public class Outlines {

    private static final int BYTES_OF_THIS_MINUTE = 10 * 1024 * 1024;
    private static final int BYTES_THAT_LAST = 4 * 1024 * 1024;
    private static final int OVERHEAD = 1024;

    /** In the header of every page. */
    private static final String OWED = "owed";

    private static final String WAITS = "waits";

    /** The address of a page that many addresses share, and the same as a value in a query. */
    static final String ASKED = "asked";

    static final String NEXT = "next";

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
    private final OfThisMinute<Shared, Outline> ofThisMinute;
    private final Cache<Shared, Outline> lasting = Caffeine.newBuilder()
            .maximumWeight(BYTES_THAT_LAST)
            .weigher((Shared shared, Outline outline) -> size(outline))
            .build();

    Outlines(OutlineTemplates templates, OwnValues values, ObjectProvider<TabBadge> badge, Clock clock) {
        this.templates = templates;
        this.values = values;
        this.badge = badge;
        this.ofThisMinute = new OfThisMinute<>(clock, BYTES_OF_THIS_MINUTE, Outlines::size);
    }

    /**
     * A page by its template, kept for this minute.
     *
     * @param common what it shows to everybody; values that are equal look the same
     * @param own what is the reader's alone, by names of letters: money, moments, {@link Html} and what is said as it is. Templates may
     *     show it and nothing else; where it is null it is not there
     */
    public ModelAndView page(String template, Map<String, ?> common, Map<String, ? extends @Nullable Object> own) {
        return new ModelAndView((carried, request, response) -> {
            Map<String, Object> present = present(own);
            Shared shared = shared(template, all(common, carried), present, Asking.of(request));
            Outline outline = ofThisMinute.get(shared, () -> templates.render(shared, request, response));
            answer(outline, shared, present, request, response);
        });
    }

    /**
     * A page that many addresses share: what one of them shows alone is in {@code own} as well, and so is every moment. Its outline
     * is kept as long as there is room.
     */
    public ModelAndView pageOfMany(
            String template, Map<String, ?> common, Map<String, ? extends @Nullable Object> own) {
        return new ModelAndView((carried, request, response) -> {
            Asking asking = Asking.of(request);
            LocalPath path = LocalPath.of(asking.path());
            Map<String, Object> present = present(own);
            present.put(ASKED, path.value().substring(1));
            present.put(NEXT, path.encoded());
            Shared shared = shared(template, all(common, carried), present, asking.anywhere());
            Outline outline = lasting.getIfPresent(shared);
            if (outline == null) {
                outline = templates.render(shared, request, response);
                lasting.put(shared, outline);
            }
            answer(outline, shared, present, request, response);
        });
    }

    /** What templates see of a value of one's own, for common values that hold one. */
    public static String gap(String name) {
        return Outline.gap(name);
    }

    private static Shared shared(String template, Map<String, Object> common, Map<String, Object> own, Asking asking) {
        return new Shared(
                template,
                common,
                Set.copyOf(own.keySet()), // not the values with it
                asking,
                LocaleContextHolder.getLocale(),
                LocaleContextHolder.getTimeZone());
    }

    /** @param carried what the controller or a redirect said beside it */
    private static Map<String, Object> all(Map<String, ?> common, @Nullable Map<String, ?> carried) {
        Map<String, Object> all = new HashMap<>(common);
        if (carried != null) {
            all.putAll(carried);
        }
        return all;
    }

    private void answer(
            Outline outline,
            Shared shared,
            Map<String, Object> own,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var parts = outline.filled(values.of(own, shared.language(), request));
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setLocale(shared.language());
        response.setContentLength(parts.stream().mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            response.getOutputStream().write(part);
        }
    }

    private static int size(Outline outline) {
        return OVERHEAD + outline.length();
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
