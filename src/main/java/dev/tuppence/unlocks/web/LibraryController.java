package dev.tuppence.unlocks.web;

import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.Library;
import dev.tuppence.unlocks.Line;
import dev.tuppence.unlocks.web.TabSheetView.Entry;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a reader owns, newest first. */
@Controller
class LibraryController {

    private static final int SIZE = 24;

    private final Library library;
    private final Shelves shelves;

    LibraryController(Library library, Shelves shelves) {
        this.library = library;
        this.shelves = shelves;
    }

    @GetMapping("/library")
    String library(
            @AuthenticationPrincipal SignedInReader who,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String said,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        var pages = PageView.of(page, SIZE, number -> library.of(who.reader(), number, SIZE));
        model.addAttribute("answer", Answer.said(said, false));
        model.addAttribute("page", pages);
        model.addAttribute("months", months(pages.entries()));
        model.addAttribute("guest", who.guest());
        model.addAttribute("stylesheets", List.of("/reading.css"));
        return "unlocks/library";
    }

    private List<LibraryMonthView> months(List<Line> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        ZoneId zone = LocaleContextHolder.getTimeZone().toZoneId();
        Map<YearMonth, List<Entry>> months = shelves.of(lines).stream()
                .collect(Collectors.groupingBy(
                        entry -> YearMonth.from(entry.line().at().atZone(zone)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return months.entrySet().stream()
                .map(month -> new LibraryMonthView(month.getKey(), month.getValue()))
                .toList();
    }
}
