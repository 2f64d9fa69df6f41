package dev.tuppence.admin.web;

import dev.tuppence.admin.Decisions;
import dev.tuppence.admin.Histories;
import dev.tuppence.catalog.Items;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.disputes.DisputeLine;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.disputes.NotAnswerable;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The dispute desk: accept, or send the evidence that is shown. */
@Controller
class CaseController {

    private final Disputes disputes;
    private final Decisions decisions;
    private final Histories histories;
    private final Creators creators;
    private final ReaderPseudonyms pseudonyms;
    private final Items items;

    CaseController(
            Disputes disputes,
            Decisions decisions,
            Histories histories,
            Creators creators,
            ReaderPseudonyms pseudonyms,
            Items items) {
        this.disputes = disputes;
        this.decisions = decisions;
        this.histories = histories;
        this.creators = creators;
        this.pseudonyms = pseudonyms;
        this.items = items;
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/cases")
    String cases(@RequestParam(defaultValue = "0") int page, Model model) {
        int bounded = AdminPages.bounded(page);
        List<DisputeCase> found = disputes.list(bounded, AdminPages.SIZE + 1);
        model.addAttribute("cases", found.subList(0, Math.min(found.size(), AdminPages.SIZE)));
        model.addAttribute("newer", bounded == 0 ? null : "/admin/cases?page=" + (bounded - 1));
        model.addAttribute("older", found.size() > AdminPages.SIZE ? "/admin/cases?page=" + (bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/cases";
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/cases/{id:\\d{1,18}}")
    String show(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, Model model) {
        DisputeCase one = disputes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<DisputeLine> lines = disputes.linesOf(id);
        Set<CreatorId> ids = lines.stream().map(DisputeLine::creator).collect(Collectors.toSet());
        ReaderId reader = one.reader();
        String sent = one.evidence();
        model.addAttribute("happenings", histories.ofCase(one, admin.reader()));
        model.addAttribute("one", one);
        model.addAttribute("lines", lines);
        model.addAttribute("creators", creators.pagesOf(ids));
        model.addAttribute("reader", reader == null ? null : pseudonyms.forOperator(reader));
        model.addAttribute("answerable", one.state().answerable());
        model.addAttribute("evidence", sent == null ? disputes.evidenceFor(id) : sent);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/case";
    }

    /** With what was read: for whoever has to answer the bank, as long as the bank asks. */
    @OpenTo(Role.SUPPORT)
    @GetMapping("/admin/cases/{id:\\d{1,18}}/titles")
    String titles(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, Model model) {
        DisputeCase one = disputes.find(id)
                .filter(found -> found.state().answerable())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        decisions.seeTitles(one, admin.reader());
        model.addAttribute(
                "titles",
                items.offersOf(
                        disputes.linesOf(id).stream().map(DisputeLine::item).collect(Collectors.toSet())));
        return show(admin, id, model);
    }

    @OpenTo({})
    @PostMapping("/admin/cases/{id:\\d{1,18}}/accept")
    String accept(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("admin.case.accepted", () -> decisions.accept(id, admin.reader()), id, redirect);
    }

    @OpenTo({})
    @PostMapping("/admin/cases/{id:\\d{1,18}}/contest")
    String contest(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("admin.case.contested", () -> decisions.contest(id, admin.reader()), id, redirect);
    }

    @OpenTo(Role.SUPPORT)
    @PostMapping("/admin/cases/{id:\\d{1,18}}/offer")
    String offer(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("admin.case.offered", () -> decisions.offerCredit(id, admin.reader()), id, redirect);
    }

    @OpenTo({})
    @PostMapping("/admin/cases/{id:\\d{1,18}}/reinstate")
    String reinstate(
            @AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return saying("admin.case.reinstated", () -> decisions.reinstate(id, admin.reader()), id, redirect);
    }

    /** Two admins may answer at once: the second is told, and sees what the first did. */
    private String saying(String done, Runnable decision, long id, RedirectAttributes redirect) {
        disputes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            decision.run();
            redirect.addFlashAttribute("notice", done);
        } catch (NotAnswerable e) {
            redirect.addFlashAttribute("notice", "admin.case.not-answerable");
        }
        return "redirect:/admin/cases/" + id;
    }
}
