package dev.tuppence.admin.web;

import dev.tuppence.admin.AuditAction;
import dev.tuppence.admin.AuditLog;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.SelfCheck;
import dev.tuppence.ledger.TrialBalance;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The books as a whole: do they balance, do all invariants hold, who looked. */
@Controller
class BooksController {

    /** A line of the audit log; the admin too goes by a pseudonym. */
    record AuditLine(AuditLog.Entry entry, String admin) {}

    private final Ledger ledger;
    private final SelfCheck selfCheck;
    private final AuditLog audit;
    private final ReaderPseudonyms pseudonyms;

    BooksController(Ledger ledger, SelfCheck selfCheck, AuditLog audit, ReaderPseudonyms pseudonyms) {
        this.ledger = ledger;
        this.selfCheck = selfCheck;
        this.audit = audit;
        this.pseudonyms = pseudonyms;
    }

    @GetMapping("/admin/trial-balance")
    String trialBalance(Model model) {
        TrialBalance books = ledger.trialBalance();
        model.addAttribute("balances", books.balances());
        model.addAttribute("sums", books.sums());
        model.addAttribute("balanced", books.balanced());
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/trial-balance";
    }

    @GetMapping("/admin/self-check")
    String selfCheck(@AuthenticationPrincipal SignedInReader admin, Model model) {
        audit.add(admin.reader(), AuditAction.SELF_CHECK_RUN, "books");
        List<SelfCheck.Finding> findings = selfCheck.run();
        model.addAttribute("findings", findings);
        model.addAttribute("sound", findings.stream().allMatch(SelfCheck.Finding::holds));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/self-check";
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
