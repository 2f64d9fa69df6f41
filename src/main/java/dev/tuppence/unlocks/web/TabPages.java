package dev.tuppence.unlocks.web;

import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.Outlook;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts a reader's tabs together. */
@Component
class TabPages {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);

    private final Tabs tabs;
    private final Shelves shelves;
    private final Outlooks outlooks;
    private final Readers readers;

    TabPages(Tabs tabs, Shelves shelves, Outlooks outlooks, Readers readers) {
        this.tabs = tabs;
        this.shelves = shelves;
        this.outlooks = outlooks;
        this.readers = readers;
    }

    String page(SignedInReader who, Answer answer, HttpServletResponse response, Model model) {
        fill(who, answer, response, model);
        model.addAttribute("stylesheets", List.of("/reading.css"));
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
        ZoneId zone = readers.profileOf(who.reader()).zone();
        List<TabSheetView> sheets =
                tabs.of(who.reader()).stream().map(tab -> sheet(tab, zone)).toList();
        model.addAttribute("sheets", sheets);
        model.addAttribute("bare", sheets.stream().allMatch(TabSheetView::empty));
        model.addAttribute("guest", who.guest());
    }

    private TabSheetView sheet(TabView tab, ZoneId zone) {
        var lines = shelves.of(tabs.lines(tab.reader(), tab.currency(), tab.period()));
        Outlook outlook = outlooks.of(tab).orElse(null);
        Instant sweep = outlook == null ? null : outlook.sweepAt();
        return new TabSheetView(
                tab,
                lines,
                outlook,
                sweep == null
                        ? null
                        : DAY.withLocale(LocaleContextHolder.getLocale()).format(sweep.atZone(zone)));
    }
}
