package dev.tuppence.admin.web;

import dev.tuppence.admin.Decisions;
import dev.tuppence.admin.Histories;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.payouts.Payouts;
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

/** Creators as the operator sees them: sums, payouts and trust. */
@Controller
class AdminCreatorController {

    private static final int NEWEST = 200;

    private final Creators creators;
    private final Earnings earnings;
    private final Payouts payouts;
    private final Disputes disputes;
    private final Decisions decisions;
    private final Histories histories;

    AdminCreatorController(
            Creators creators,
            Earnings earnings,
            Payouts payouts,
            Disputes disputes,
            Decisions decisions,
            Histories histories) {
        this.creators = creators;
        this.earnings = earnings;
        this.payouts = payouts;
        this.disputes = disputes;
        this.decisions = decisions;
        this.histories = histories;
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/creators")
    String list(Model model) {
        model.addAttribute("creators", creators.newest(NEWEST));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/creators";
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping("/admin/creators/{handle}")
    String show(@AuthenticationPrincipal SignedInReader admin, @PathVariable String handle, Model model) {
        CreatorPage one = find(handle);
        model.addAttribute("happenings", histories.ofCreator(one, admin.reader()));
        model.addAttribute("one", one);
        model.addAttribute("sum", earnings.sumOf(one.id(), one.currency()));
        model.addAttribute("account", payouts.accountOf(one.id()).orElse(null));
        model.addAttribute("onHold", payouts.onHold(one.id()));
        model.addAttribute("bankRefusedAt", payouts.bankRefusedAt(one.id()).orElse(null));
        model.addAttribute("trusted", payouts.trusted(one.id()));
        model.addAttribute("transfers", payouts.transfersOf(one.id()));
        model.addAttribute("cases", disputes.of(one.id()));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/creator";
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/creators/{handle}/trust")
    String trust(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable String handle,
            @RequestParam boolean trusted,
            RedirectAttributes redirect) {
        CreatorPage one = find(handle);
        decisions.trust(one.id(), trusted, admin.reader());
        redirect.addFlashAttribute("notice", trusted ? "admin.creator.trusted.done" : "admin.creator.distrusted.done");
        return "redirect:/admin/creators/" + one.handle();
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/creators/{handle}/hold")
    String hold(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable String handle,
            @RequestParam boolean hold,
            RedirectAttributes redirect) {
        CreatorPage one = find(handle);
        decisions.hold(one.id(), hold, admin.reader());
        redirect.addFlashAttribute("notice", hold ? "admin.creator.held.done" : "admin.creator.let-go.done");
        return "redirect:/admin/creators/" + one.handle();
    }

    private CreatorPage find(String handle) {
        return creators.withHandle(handle).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
