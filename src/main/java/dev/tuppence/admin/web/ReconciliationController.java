package dev.tuppence.admin.web;

import dev.tuppence.admin.BreakDecisions;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.reconciliation.ProcessorBreak;
import dev.tuppence.reconciliation.Reconciliation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The books beside the processor's, and the queue of what differs. */
@Controller
class ReconciliationController {

    private static final int RUNS = 10;
    private static final String PATH = "/admin/reconciliation";
    private static final Outcome OUTCOME = new Outcome("admin.reconciliation", PATH);

    /** @param owner as the operator names admins */
    record Row(ProcessorBreak one, @Nullable String owner, boolean mine) {}

    private final Reconciliation reconciliation;
    private final BreakDecisions decisions;
    private final ReaderPseudonyms pseudonyms;

    ReconciliationController(Reconciliation reconciliation, BreakDecisions decisions, ReaderPseudonyms pseudonyms) {
        this.reconciliation = reconciliation;
        this.decisions = decisions;
        this.pseudonyms = pseudonyms;
    }

    @OpenTo(Role.FINANCE)
    @GetMapping(PATH)
    String show(
            @AuthenticationPrincipal SignedInReader admin, @RequestParam(defaultValue = "0") int page, Model model) {
        int bounded = AdminPages.bounded(page);
        List<ProcessorBreak> found = reconciliation.breaks(bounded, AdminPages.SIZE);
        model.addAttribute("rows", found.stream().map(one -> row(one, admin)).toList());
        model.addAttribute("balances", reconciliation.balances());
        model.addAttribute("runs", reconciliation.runs(RUNS));
        model.addAttribute("newer", bounded == 0 ? null : PATH + "?page=" + (bounded - 1));
        model.addAttribute("older", found.size() == AdminPages.SIZE ? PATH + "?page=" + (bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/reconciliation";
    }

    @OpenTo(Role.FINANCE)
    @PostMapping(PATH + "/{id:\\d{1,18}}/take")
    String take(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return OUTCOME.of("taken", () -> decisions.take(id, admin.reader()), redirect);
    }

    @OpenTo(Role.FINANCE)
    @PostMapping(PATH + "/{id:\\d{1,18}}/resolve")
    String resolve(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable long id,
            @RequestParam String note,
            RedirectAttributes redirect) {
        return OUTCOME.of("resolved", () -> decisions.resolve(id, note.strip(), admin.reader()), redirect);
    }

    private Row row(ProcessorBreak one, SignedInReader admin) {
        return new Row(
                one,
                one.owner() == null ? null : pseudonyms.forOperator(one.owner()),
                admin.reader().equals(one.owner()));
    }
}
