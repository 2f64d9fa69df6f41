package dev.tuppence.admin.web;

import dev.tuppence.admin.Adjustment;
import dev.tuppence.admin.AdjustmentReason;
import dev.tuppence.admin.Adjustments;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Corrections by hand: asked for, approved or refused by another admin, taken back. */
@Controller
class AdjustmentController {

    private static final Outcome OUTCOME = new Outcome("admin.adjustments", "/admin/adjustments");

    /**
     * @param mine who asked does not decide
     * @param alone but for what is small
     */
    record Row(Adjustment one, String requester, boolean mine, boolean alone) {}

    private final Adjustments adjustments;
    private final ReaderPseudonyms pseudonyms;

    AdjustmentController(Adjustments adjustments, ReaderPseudonyms pseudonyms) {
        this.adjustments = adjustments;
        this.pseudonyms = pseudonyms;
    }

    @OpenTo(Role.FINANCE)
    @GetMapping("/admin/adjustments")
    String list(
            @AuthenticationPrincipal SignedInReader admin, @RequestParam(defaultValue = "0") int page, Model model) {
        int bounded = AdminPages.bounded(page);
        List<Adjustment> found = adjustments.list(bounded, AdminPages.SIZE);
        model.addAttribute("rows", found.stream().map(one -> row(one, admin)).toList());
        model.addAttribute("accounts", Adjustments.ACCOUNTS.stream().sorted().toList());
        model.addAttribute("currencies", CurrencyCode.values());
        model.addAttribute("reasons", AdjustmentReason.values());
        model.addAttribute("newer", bounded == 0 ? null : "/admin/adjustments?page=" + (bounded - 1));
        model.addAttribute(
                "older", found.size() == AdminPages.SIZE ? "/admin/adjustments?page=" + (bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/adjustments";
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/adjustments")
    String request(
            @AuthenticationPrincipal SignedInReader admin,
            @Valid AdjustmentForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        if (errors.hasErrors() || form.debit() == form.credit()) {
            return OUTCOME.of("unreadable", redirect);
        }
        return OUTCOME.of("asked", () -> adjustments.request(form.wish(), admin.reader()), redirect);
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/adjustments/{id:\\d{1,18}}/approve")
    String approve(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return OUTCOME.of("approved", () -> adjustments.approve(id, admin.reader()), redirect);
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/adjustments/{id:\\d{1,18}}/alone")
    String bookAlone(
            @AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return OUTCOME.of("approved", () -> adjustments.bookAlone(id, admin.reader()), redirect);
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/adjustments/{id:\\d{1,18}}/refuse")
    String refuse(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, RedirectAttributes redirect) {
        return OUTCOME.of("refused", () -> adjustments.refuse(id, admin.reader()), redirect);
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/adjustments/{id:\\d{1,18}}/mirror")
    String mirror(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable long id,
            @RequestParam String note,
            RedirectAttributes redirect) {
        return OUTCOME.of("asked", () -> adjustments.requestMirror(id, note, admin.reader()), redirect);
    }

    private Row row(Adjustment one, SignedInReader admin) {
        return new Row(
                one,
                pseudonyms.forOperator(one.requestedBy()),
                one.requestedBy().equals(admin.reader()),
                adjustments.takesOne(one, admin.reader()));
    }
}
