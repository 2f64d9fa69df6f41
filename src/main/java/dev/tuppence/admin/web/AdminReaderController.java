package dev.tuppence.admin.web;

import dev.tuppence.admin.Histories;
import dev.tuppence.departures.Departures;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.unlocks.TabView;
import dev.tuppence.unlocks.Tabs;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Readers under names that only admins see: sums and states, never what they read. */
@Controller
class AdminReaderController {

    private static final int SETTLEMENTS = 100;

    /** An open tab and its reader's name. */
    record OpenTab(String reader, TabView tab) {}

    private final Tabs tabs;
    private final Settlements settlements;
    private final Disputes disputes;
    private final ReaderPseudonyms pseudonyms;
    private final Departures departures;
    private final Histories histories;

    AdminReaderController(
            Tabs tabs,
            Settlements settlements,
            Disputes disputes,
            ReaderPseudonyms pseudonyms,
            Departures departures,
            Histories histories) {
        this.tabs = tabs;
        this.settlements = settlements;
        this.disputes = disputes;
        this.pseudonyms = pseudonyms;
        this.departures = departures;
        this.histories = histories;
    }

    /** @param after the reader the page before ended with */
    @OpenTo(Role.SUPPORT)
    @GetMapping("/admin/readers")
    String list(@RequestParam(defaultValue = "") String after, Model model) {
        TabView last = pseudonyms
                .behind(after)
                .flatMap(reader -> tabs.of(reader).stream().findFirst())
                .orElse(null);
        List<OpenTab> open = tabs.owing(last, AdminPages.SIZE).stream()
                .map(tab -> new OpenTab(pseudonyms.forOperator(tab.reader()), tab))
                .toList();
        model.addAttribute("tabs", open);
        model.addAttribute("newer", null);
        model.addAttribute(
                "older",
                open.size() == AdminPages.SIZE
                        ? "/admin/readers?after=" + open.getLast().reader()
                        : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/readers";
    }

    @OpenTo(Role.SUPPORT)
    @GetMapping("/admin/readers/{name:[0-9a-f]{32}}")
    String show(@AuthenticationPrincipal SignedInReader admin, @PathVariable String name, Model model) {
        ReaderId reader = pseudonyms.behind(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("happenings", histories.ofReader(reader, name, admin.reader()));
        model.addAttribute("claimed", departures.claimed(reader));
        model.addAttribute("name", name);
        model.addAttribute("tabs", tabs.of(reader));
        model.addAttribute("settlements", settlements.of(reader, SETTLEMENTS));
        model.addAttribute("cases", disputes.of(reader));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/reader";
    }
}
