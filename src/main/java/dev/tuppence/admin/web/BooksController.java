package dev.tuppence.admin.web;

import dev.tuppence.admin.AuditLog;
import dev.tuppence.admin.CheckUps;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Projection;
import java.time.Clock;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The books as a whole: do they balance, do all invariants hold, who looked. */
@Controller
class BooksController {

    /** A line of the audit log; the admin too goes by a pseudonym. */
    record AuditLine(AuditLog.Entry entry, String admin) {}

    private final CheckUps checkUps;
    private final List<Projection> projections;
    private final AuditLog audit;
    private final ReaderPseudonyms pseudonyms;
    private final Clock clock;

    BooksController(
            CheckUps checkUps, List<Projection> projections, AuditLog audit, ReaderPseudonyms pseudonyms, Clock clock) {
        this.checkUps = checkUps;
        this.projections = projections;
        this.audit = audit;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    @GetMapping("/admin/books")
    String books(Model model) {
        model.addAttribute("books", BooksView.of(checkUps.last(), projections, clock));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        model.addAttribute("htmx", true);
        return "admin/books";
    }

    @PostMapping("/admin/books/check")
    String check(@AuthenticationPrincipal SignedInReader admin, RedirectAttributes redirect) {
        checkUps.ask(admin.reader());
        redirect.addFlashAttribute("notice", "admin.books.asked");
        return "redirect:/admin/books";
    }

    @GetMapping("/admin/audit")
    String audit(@RequestParam(defaultValue = "0") int page, Model model) {
        int bounded = AdminPages.bounded(page);
        List<AuditLine> lines = audit.list(bounded, AdminPages.SIZE + 1).stream()
                .map(entry -> new AuditLine(entry, pseudonyms.forOperator(entry.admin())))
                .toList();
        model.addAttribute("lines", lines.subList(0, Math.min(lines.size(), AdminPages.SIZE)));
        model.addAttribute("newer", bounded == 0 ? null : "/admin/audit?page=" + (bounded - 1));
        model.addAttribute("older", lines.size() > AdminPages.SIZE ? "/admin/audit?page=" + (bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/audit";
    }
}
