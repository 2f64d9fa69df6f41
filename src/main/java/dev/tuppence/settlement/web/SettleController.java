package dev.tuppence.settlement.web;

import dev.tuppence.identity.LocalPath;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.settlement.SettlingNow;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Settle now: one card payment for everything that is on the tab. */
@Controller
class SettleController {

    private final SettlingNow settling;
    private final Settlements settlements;

    SettleController(SettlingNow settling, Settlements settlements) {
        this.settling = settling;
        this.settlements = settlements;
    }

    /** @param next where a reader goes on who came here from somewhere, once it is paid */
    @PostMapping("/tab/settle")
    String settle(
            @AuthenticationPrincipal SignedInReader who,
            @RequestParam CurrencyCode currency,
            @RequestParam(required = false) @Nullable String next,
            RedirectAttributes redirect) {
        SettlingNow.Result result = settling.settle(who.reader(), currency);
        return switch (result.outcome()) {
            case NO_CARD -> {
                redirect.addAttribute("next", next == null ? "/tab" : next);
                yield "redirect:/tab/card";
            }
            case TOO_SMALL -> say(redirect, "settlement.notice.too-small");
            case NOTHING_OWED -> say(redirect, "settlement.notice.nothing-owed");
            case STARTED -> started(result.settlement(), next);
        };
    }

    private String started(long settlement, @Nullable String next) {
        boolean paid = settlements
                .find(settlement)
                .map(SettlementView::state)
                .filter("PAID"::equals)
                .isPresent();
        boolean elsewhere = next != null && !next.startsWith("/tab");
        return paid && elsewhere ? "redirect:" + LocalPath.of(next).value() : SettlementController.page(settlement);
    }

    private static String say(RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/tab";
    }
}
