package dev.tuppence.unlocks.web;

import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts a reader's tabs together. */
@Component
class TabPages {

    private final Tabs tabs;
    private final Shelves shelves;
    private final Outlooks outlooks;

    TabPages(Tabs tabs, Shelves shelves, Outlooks outlooks) {
        this.tabs = tabs;
        this.shelves = shelves;
        this.outlooks = outlooks;
    }

    String page(SignedInReader who, Answer answer, HttpServletResponse response, Model model) {
        fill(who, answer, response, model);
        model.addAttribute("stylesheets", List.of("/reading.css"));
        model.addAttribute("htmx", true);
        return "unlocks/tab";
    }

    /** The sheets alone, after a return. */
    String part(SignedInReader who, Answer answer, HttpServletResponse response, Model model) {
        fill(who, answer, response, model);
        model.addAttribute("inPlace", true);
        return "unlocks/tab-answer";
    }

    private void fill(SignedInReader who, Answer answer, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setStatus(answer.status().value());
        model.addAttribute("answer", answer);
        List<TabSheetView> sheets =
                tabs.of(who.reader()).stream().map(this::sheet).toList();
        model.addAttribute("sheets", sheets);
        model.addAttribute("bare", sheets.stream().allMatch(TabSheetView::empty));
        model.addAttribute("claimed", tabs.blocked(who.reader(), Block.CLAIM));
        model.addAttribute("guest", who.guest());
    }

    private TabSheetView sheet(TabView tab) {
        var lines = shelves.of(tabs.lines(tab.reader(), tab.currency(), tab.period()));
        return new TabSheetView(tab, lines, outlooks.of(tab).orElse(null));
    }
}
