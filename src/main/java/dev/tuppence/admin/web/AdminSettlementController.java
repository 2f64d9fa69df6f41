package dev.tuppence.admin.web;

import dev.tuppence.admin.Goodwills;
import dev.tuppence.admin.Histories;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.tax.TaxEntries;
import dev.tuppence.unlocks.Line;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Settlements without titles: what was paid, and to whom it went. */
@Controller
class AdminSettlementController {

    private final Settlements settlements;
    private final Creators creators;
    private final ReaderPseudonyms pseudonyms;
    private final Histories histories;
    private final TaxEntries taxes;
    private final Goodwills goodwills;

    AdminSettlementController(
            Settlements settlements,
            Creators creators,
            ReaderPseudonyms pseudonyms,
            Histories histories,
            TaxEntries taxes,
            Goodwills goodwills) {
        this.settlements = settlements;
        this.creators = creators;
        this.pseudonyms = pseudonyms;
        this.histories = histories;
        this.taxes = taxes;
        this.goodwills = goodwills;
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/settlements")
    String list(@RequestParam @Nullable String state, @RequestParam(defaultValue = "0") int page, Model model) {
        Set<String> states = settlements.counts().keySet();
        String known = state != null && states.contains(state) ? state : null;
        int bounded = AdminPages.bounded(page);
        List<SettlementView> found = settlements.newest(known, bounded, AdminPages.SIZE);
        String base = "/admin/settlements?" + (known == null ? "" : "state=" + known + "&") + "page=";
        model.addAttribute("settlements", found);
        model.addAttribute("counts", settlements.counts());
        model.addAttribute("state", known);
        model.addAttribute("newer", bounded == 0 ? null : base + (bounded - 1));
        model.addAttribute("older", found.size() == AdminPages.SIZE ? base + (bounded + 1) : null);
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/settlements";
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/settlements/{id:\\d{1,18}}")
    String show(@AuthenticationPrincipal SignedInReader admin, @PathVariable long id, Model model) {
        SettlementView one = settlements.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Line> lines = settlements.lines(id);
        Set<CreatorId> ids = lines.stream().map(Line::creator).collect(Collectors.toSet());
        model.addAttribute("one", one);
        model.addAttribute("reader", pseudonyms.forOperator(one.reader()));
        model.addAttribute("lines", lines);
        model.addAttribute("happenings", histories.ofSettlement(one, admin.reader()));
        model.addAttribute("taxes", taxes.left(id));
        model.addAttribute("shares", settlements.sharesOf(id));
        model.addAttribute(
                "goodwill", goodwills.limits(admin.reader(), one.charged().currency()));
        model.addAttribute("creators", creators.pagesOf(ids));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/settlement";
    }
}
