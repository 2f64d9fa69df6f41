package dev.tuppence.admin.web;

import dev.tuppence.admin.Decisions;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.PayOutcome;
import dev.tuppence.payouts.PayoutTrouble;
import dev.tuppence.payouts.PayoutTroubles;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.payouts.RefusedTransfers;
import java.util.List;
import java.util.stream.Stream;
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

/** Transfers that the processor refuses, the step that only an operator can take, and what broke at our side. */
@Controller
class AdminPayoutsController {

    private static final int LONGEST = 200;

    private final Payouts payouts;
    private final PayoutTroubles troubles;
    private final Creators creators;
    private final Decisions decisions;

    AdminPayoutsController(Payouts payouts, PayoutTroubles troubles, Creators creators, Decisions decisions) {
        this.payouts = payouts;
        this.troubles = troubles;
        this.creators = creators;
        this.decisions = decisions;
    }

    @OpenTo(Role.FINANCE)
    @GetMapping("/admin/payouts")
    String refused(Model model) {
        List<RefusedTransfers> refused = payouts.refused(LONGEST);
        List<PayoutTrouble> broken = troubles.list(LONGEST);
        model.addAttribute("refused", refused);
        model.addAttribute("broken", broken);
        model.addAttribute(
                "pages",
                creators.pagesOf(Stream.concat(
                                refused.stream().map(RefusedTransfers::creator),
                                broken.stream().map(PayoutTrouble::creator))
                        .distinct()
                        .toList()));
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/payouts";
    }

    @OpenTo(Role.FINANCE)
    @PostMapping("/admin/creators/{handle}/pay")
    String payAgain(
            @AuthenticationPrincipal SignedInReader admin,
            @PathVariable String handle,
            @RequestParam CurrencyCode currency,
            RedirectAttributes redirect) {
        CreatorPage one =
                creators.withHandle(handle).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        PayOutcome outcome = decisions.tryTransferAgain(one.id(), currency, admin.reader());
        boolean requested = outcome instanceof PayOutcome.Requested;
        redirect.addFlashAttribute("notice", requested ? "admin.payouts.again.done" : "admin.payouts.again.not");
        return "redirect:/admin/payouts";
    }
}
