package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Offer;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.site.Outlines;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Answers with a whole page, or with the part that htmx puts in its place. */
@Component
class ReadingAnswers {

    private static final String RETRY_SECONDS = "2";

    private final Tabs tabs;
    private final SiteAddress site;
    private final Outlines outlines;

    ReadingAnswers(Tabs tabs, SiteAddress site, Outlines outlines) {
        this.tabs = tabs;
        this.site = site;
        this.outlines = outlines;
    }

    ModelAndView page(Reading reading, Answer answer, @Nullable SignedInReader who, HttpServletResponse response) {
        ReadingView view = reading.view();
        Map<String, Object> common = common(view, answer);
        Map<String, @Nullable Object> own = own(reading, answer, who);
        var preview = LinkPreviewView.of(view.offer(), site);
        own.put("url", preview.url());
        own.put("image", preview.image());
        own.put("colour", view.creator().accent().substring(1));
        common.put("accent", "#" + Outlines.gap("colour"));
        common.put("linkPreview", preview.inOutline());
        if (own.get("summary") != null) {
            common.put("description", Outlines.gap("summary"));
        }
        common.put("stylesheets", List.of("/reading.css"));
        common.put("htmx", true);
        say(view, answer, response);
        return outlines.pageOfMany("unlocks/reading", common, own);
    }

    /** The text or its gate, with what changed on the tab. */
    ModelAndView part(Reading reading, Answer answer, @Nullable SignedInReader who, HttpServletResponse response) {
        ReadingView view = reading.view();
        Map<String, Object> common = common(view, answer);
        common.put("inPlace", true);
        say(view, answer, response);
        if (answer.status() != HttpStatus.CONFLICT && answer.refused()) {
            response.setHeader("HX-Retarget", "#reading"); // other failures than conflicts are shown above the page
            response.setHeader("HX-Reswap", "innerHTML show:none");
        }
        return outlines.pageOfMany("unlocks/reading-answer", common, own(reading, answer, who));
    }

    ModelAndView redirectTo(Offer offer) {
        return new ModelAndView("redirect:" + ReadingView.addressOf(offer));
    }

    ModelAndView redirectTo(Offer offer, Answer said) {
        return new ModelAndView("redirect:" + ReadingView.addressOf(offer) + "?said=" + said.key() + "#continue");
    }

    private static Map<String, Object> common(ReadingView view, Answer answer) {
        return new HashMap<>(Map.of("view", view.shape(), "answer", answer));
    }

    private static void say(ReadingView view, Answer answer, HttpServletResponse response) {
        response.setStatus(answer.status().value());
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        if (answer.passes()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (view.held() || answer != Answer.OFFERED) {
            // A page kept by the browser would go on showing the text after a return or a sign-out.
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
    }

    /** After a change the tab is asked once, for the header and for what is said. */
    private Map<String, @Nullable Object> own(Reading reading, Answer answer, @Nullable SignedInReader who) {
        Map<String, @Nullable Object> own = reading.own();
        if (who != null && answer != Answer.OFFERED) {
            List<TabView> all = tabs.of(who.reader());
            own.put("owed", OwedOnTab.fullest(all).orElse(null));
            all.stream()
                    .filter(tab ->
                            tab.currency() == reading.view().offer().price().currency())
                    .forEach(tab -> own.put("onTab", tab.owed()));
        }
        return own;
    }
}
