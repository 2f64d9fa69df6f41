package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Offer;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Answers with a whole page, or with the part that htmx puts in its place. */
@Component
class ReadingAnswers {

    private static final String RETRY_SECONDS = "2";

    private final Tabs tabs;
    private final SiteAddress site;

    ReadingAnswers(Tabs tabs, SiteAddress site) {
        this.tabs = tabs;
        this.site = site;
    }

    String page(
            ReadingView view, Answer answer, @Nullable SignedInReader who, HttpServletResponse response, Model model) {
        fill(view, answer, who, response, model);
        model.addAttribute("accent", view.creator().accent());
        model.addAttribute("description", view.offer().summary());
        model.addAttribute("linkPreview", LinkPreviewView.of(view.offer(), site));
        model.addAttribute("stylesheets", List.of("/reading.css"));
        model.addAttribute("htmx", true);
        return "unlocks/reading";
    }

    /** The text or its gate, with what changed on the tab. */
    String part(
            ReadingView view, Answer answer, @Nullable SignedInReader who, HttpServletResponse response, Model model) {
        fill(view, answer, who, response, model);
        model.addAttribute("inPlace", true);
        if (answer.status() != HttpStatus.CONFLICT && answer.refused()) {
            response.setHeader("HX-Retarget", "#reading"); // other failures than conflicts are shown above the page
            response.setHeader("HX-Reswap", "innerHTML show:none");
        }
        return "unlocks/reading-answer";
    }

    String redirectTo(Offer offer) {
        return "redirect:" + ReadingView.addressOf(offer);
    }

    String redirectTo(Offer offer, Answer said) {
        return redirectTo(offer) + "?said=" + said.key() + "#continue";
    }

    private void fill(
            ReadingView view, Answer answer, @Nullable SignedInReader who, HttpServletResponse response, Model model) {
        response.setStatus(answer.status().value());
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        if (answer.passes()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (view.holding() != null || answer != Answer.OFFERED) {
            // A page kept by the browser would go on showing the text after a return or a sign-out.
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
        model.addAttribute("view", view);
        model.addAttribute("answer", answer);
        if (who != null && answer != Answer.OFFERED) {
            List<TabView> all = tabs.of(who.reader());
            OwedOnTab.fullest(all).ifPresent(owed -> model.addAttribute("owed", owed));
            all.stream()
                    .filter(tab -> tab.currency() == view.offer().price().currency())
                    .forEach(tab -> model.addAttribute("tab", tab));
        }
    }
}
