package dev.tuppence.admin.web;

import dev.tuppence.admin.Collecting;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.settlement.CollectionRun;
import dev.tuppence.settlement.CollectionRuns;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is charged by itself: what would be, how far it is, stop and go on. */
@Controller
@RequestMapping("/admin/collection")
class CollectionController {

    private static final int SHOWN = 20;
    private static final String HERE = "redirect:/admin/collection";

    private final CollectionRuns runs;
    private final Collecting collecting;

    CollectionController(CollectionRuns runs, Collecting collecting) {
        this.runs = runs;
        this.collecting = collecting;
    }

    /** @param dry also what a run would do now */
    @OpenTo(Role.FINANCE)
    @GetMapping
    String show(@RequestParam(defaultValue = "false") boolean dry, Model model) {
        List<CollectionRun> list = runs.list(SHOWN);
        CollectionRun last = list.isEmpty() ? null : list.getFirst();
        model.addAttribute("runs", list);
        model.addAttribute("running", last != null && last.running() ? last : null);
        model.addAttribute("stopped", last != null && last.stoppedAt() != null);
        model.addAttribute("due", dry ? runs.due() : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        model.addAttribute("htmx", true);
        return "admin/collection";
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/start")
    String start(@AuthenticationPrincipal SignedInReader admin) {
        collecting.start(admin.reader());
        return HERE;
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/stop")
    String stop(@AuthenticationPrincipal SignedInReader admin) {
        collecting.stop(admin.reader());
        return HERE;
    }
}
