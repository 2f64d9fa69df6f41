package dev.tuppence.settlement.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.settlement.CardRefunds;
import dev.tuppence.settlement.SettledReturns;
import dev.tuppence.unlocks.NotReturnable;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was paid for comes back, as credit or to the card. */
@Controller
@RequestMapping("/tab/settlements/{id}")
class SettledReturnController {

    private final SettledReturns returns;
    private final CardRefunds refunds;

    SettledReturnController(SettledReturns returns, CardRefunds refunds) {
        this.returns = returns;
        this.refunds = refunds;
    }

    @PostMapping("/items/{item}/{take}/return")
    String giveBack(
            @AuthenticationPrincipal SignedInReader who,
            @PathVariable long id,
            @PathVariable long item,
            @PathVariable int take,
            @RequestParam(defaultValue = "false") boolean card,
            RedirectAttributes redirect) {
        Runnable giveBack = () -> returns.giveBack(who.reader(), id, new ItemId(item), take, card);
        return saying(giveBack, card ? "returned-card" : "returned-credit", id, redirect);
    }

    @PostMapping("/items/{item}/{take}/withdraw")
    String withdraw(
            @AuthenticationPrincipal SignedInReader who,
            @PathVariable long id,
            @PathVariable long item,
            @PathVariable int take,
            RedirectAttributes redirect) {
        Runnable withdraw = () -> returns.withdraw(who.reader(), id, new ItemId(item), take);
        return saying(withdraw, "returned-card", id, redirect);
    }

    @PostMapping("/refund")
    String toCard(@AuthenticationPrincipal SignedInReader who, @PathVariable long id, RedirectAttributes redirect) {
        boolean some = refunds.toCard(who.reader(), id).isPositive();
        redirect.addFlashAttribute("notice", some ? "settlement.notice.to-card" : "settlement.notice.not-to-card");
        return SettlementController.page(id);
    }

    private static String saying(Runnable returning, String done, long id, RedirectAttributes redirect) {
        try {
            returning.run();
            redirect.addFlashAttribute("notice", "settlement.notice." + done);
        } catch (NotReturnable not) {
            String why = not.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
            redirect.addFlashAttribute("notice", "settlement.notice.not-removed." + why);
        }
        return SettlementController.page(id);
    }
}
