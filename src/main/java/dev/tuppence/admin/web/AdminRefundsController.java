package dev.tuppence.admin.web;

import dev.tuppence.admin.RefundDecisions;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.payments.FailedRefunds;
import dev.tuppence.payments.FailedRefunds.FailedRefund;
import dev.tuppence.settlement.CardRefunds;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Refunds that did not arrive on a card, and what can be done about each. */
@Controller
class AdminRefundsController {

    private static final String PATH = "/admin/refunds";
    private static final String ONE = PATH + "/{reference:[\\w-]{1,80}}";
    private static final int LONGEST = 200;
    private static final Outcome OUTCOME = new Outcome("admin.refunds", PATH);

    /**
     * @param todo which text says what to do
     * @param again whether the card can be asked once more
     */
    record Row(
            FailedRefund one,
            @Nullable SettlementView paid,
            @Nullable String reader,
            String todo,
            boolean again) {}

    private final FailedRefunds refunds;
    private final Settlements settlements;
    private final CardRefunds cards;
    private final ReaderPseudonyms pseudonyms;
    private final RefundDecisions decisions;

    AdminRefundsController(
            FailedRefunds refunds,
            Settlements settlements,
            CardRefunds cards,
            ReaderPseudonyms pseudonyms,
            RefundDecisions decisions) {
        this.refunds = refunds;
        this.settlements = settlements;
        this.cards = cards;
        this.pseudonyms = pseudonyms;
        this.decisions = decisions;
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @GetMapping(PATH)
    String failed(Model model) {
        model.addAttribute("rows", refunds.list(LONGEST).stream().map(this::row).toList());
        model.addAttribute("stylesheets", AdminPages.SHEETS);
        return "admin/refunds";
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @PostMapping(ONE + "/again")
    String tryAgain(
            @AuthenticationPrincipal SignedInReader operator,
            @PathVariable String reference,
            RedirectAttributes redirect) {
        return OUTCOME.of("again", () -> decisions.tryAgain(reference, operator.reader()), redirect);
    }

    @OpenTo({Role.SUPPORT, Role.FINANCE})
    @PostMapping(ONE + "/seen-to")
    String seeTo(
            @AuthenticationPrincipal SignedInReader operator,
            @PathVariable String reference,
            @RequestParam String note,
            RedirectAttributes redirect) {
        return OUTCOME.of("seen-to", () -> decisions.seeTo(reference, note.strip(), operator.reader()), redirect);
    }

    private Row row(FailedRefund one) {
        SettlementView paid = settlements.withPaymentReference(one.payment()).orElse(null);
        boolean credit = CardRefunds.named(one.reference());
        boolean again = paid != null
                && credit
                && cards.refundable(paid.reader(), paid.id()).isPositive();
        String todo = again ? "again" : credit ? "spent" : one.reference().split("-", 2)[0];
        return new Row(one, paid, paid == null ? null : pseudonyms.forOperator(paid.reader()), todo, again);
    }
}
