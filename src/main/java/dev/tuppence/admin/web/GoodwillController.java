package dev.tuppence.admin.web;

import dev.tuppence.admin.Goodwill;
import dev.tuppence.admin.GoodwillWish;
import dev.tuppence.admin.Goodwills;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Support gives a reader something for what was paid; what is more than little, another one decides. */
@Controller
class GoodwillController {

    private static final String PATH = "/admin/goodwill";
    private static final Outcome OUTCOME = new Outcome("admin.goodwill", PATH);

    /** @param mine who asked does not decide */
    record Row(Goodwill one, String asker, boolean mine) {}

    private final Goodwills goodwills;
    private final Settlements settlements;
    private final ReaderPseudonyms pseudonyms;

    GoodwillController(Goodwills goodwills, Settlements settlements, ReaderPseudonyms pseudonyms) {
        this.goodwills = goodwills;
        this.settlements = settlements;
        this.pseudonyms = pseudonyms;
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping(PATH)
    String list(
            @AuthenticationPrincipal SignedInReader operator, @RequestParam(defaultValue = "0") int page, Model model) {
        int bounded = AdminPages.bounded(page);
        List<Goodwill> found = goodwills.list(bounded, AdminPages.SIZE);
        model.addAttribute("rows", found.stream().map(one -> row(one, operator)).toList());
        model.addAttribute("newer", bounded == 0 ? null : PATH + "?page=" + (bounded - 1));
        model.addAttribute("older", found.size() == AdminPages.SIZE ? PATH + "?page=" + (bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/goodwill";
    }

    @OpenTo(Role.SUPPORT)
    @PostMapping("/admin/settlements/{id:\\d{1,18}}/goodwill")
    String ask(
            @AuthenticationPrincipal SignedInReader operator,
            @PathVariable long id,
            @Valid GoodwillForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        SettlementView paid = settlements.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        CurrencyCode currency = paid.charged().currency();
        var outcome = new Outcome("admin.goodwill", "/admin/settlements/" + id);
        if (errors.hasErrors()) {
            return outcome.of("unreadable", redirect);
        }
        GoodwillWish wish = form.wish(id, currency);
        return outcome.of(() -> goodwills.ask(wish, operator.reader()) ? "given" : "asked", redirect);
    }

    @OpenTo(Role.FINANCE)
    @PostMapping(PATH + "/{id:\\d{1,18}}/approve")
    String approve(
            @AuthenticationPrincipal SignedInReader operator, @PathVariable long id, RedirectAttributes redirect) {
        return OUTCOME.of("given", () -> goodwills.approve(id, operator.reader()), redirect);
    }

    @OpenTo(Role.FINANCE)
    @PostMapping(PATH + "/{id:\\d{1,18}}/refuse")
    String refuse(
            @AuthenticationPrincipal SignedInReader operator, @PathVariable long id, RedirectAttributes redirect) {
        return OUTCOME.of("refused", () -> goodwills.refuse(id, operator.reader()), redirect);
    }

    private Row row(Goodwill one, SignedInReader operator) {
        return new Row(one, pseudonyms.forOperator(one.askedBy()), one.askedBy().equals(operator.reader()));
    }
}
