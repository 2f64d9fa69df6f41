package dev.tuppence.admin.web;

import dev.tuppence.admin.CheckUps;
import dev.tuppence.admin.Decisions;
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.payments.FailedEvents;
import dev.tuppence.settlement.Settlements;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for an admin. */
@Controller
class OverviewController {

    private static final int CASES = 10;
    private static final int EVENTS = 50;

    private final Disputes disputes;
    private final Settlements settlements;
    private final CheckUps checkUps;
    private final FailedEvents events;
    private final Decisions decisions;

    OverviewController(
            Disputes disputes, Settlements settlements, CheckUps checkUps, FailedEvents events, Decisions decisions) {
        this.disputes = disputes;
        this.settlements = settlements;
        this.checkUps = checkUps;
        this.events = events;
        this.decisions = decisions;
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin")
    String overview(Model model) {
        List<DisputeCase> open = disputes.list(0, CASES).stream()
                .filter(one -> !one.state().closed())
                .toList();
        model.addAttribute("cases", open);
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
