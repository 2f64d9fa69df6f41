package dev.tuppence.admin.web;

import dev.tuppence.admin.CheckUps;
import dev.tuppence.admin.Decisions;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.payments.FailedEvents;
import dev.tuppence.settlement.Settlements;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk: what waits for a person, and how everything stands. */
@Controller
class OverviewController {

    private static final int EVENTS = 50;

    private final DeskPages desk;
    private final Settlements settlements;
    private final CheckUps checkUps;
    private final FailedEvents events;
    private final Decisions decisions;

    OverviewController(
            DeskPages desk, Settlements settlements, CheckUps checkUps, FailedEvents events, Decisions decisions) {
        this.desk = desk;
        this.settlements = settlements;
        this.checkUps = checkUps;
        this.events = events;
        this.decisions = decisions;
    }

    /** @param kind of what waits; all for anything else, {@code MINE} for what the operator took */
    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin")
    String overview(
            @AuthenticationPrincipal SignedInReader admin,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAllAttributes(desk.page(admin, kind, AdminPages.bounded(page)));
        model.addAttribute("counts", settlements.counts());
        model.addAttribute("books", BooksView.statusOf(checkUps.last()));
        model.addAttribute("failures", events.list(EVENTS));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/overview";
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/events/{event:evt_\\w{1,80}}/again")
    String tryAgain(
            @AuthenticationPrincipal SignedInReader admin, @PathVariable String event, RedirectAttributes redirect) {
        decisions.tryAgain(event, admin.reader());
        redirect.addFlashAttribute("notice", "admin.events.again.done");
        return "redirect:/admin";
    }
}
