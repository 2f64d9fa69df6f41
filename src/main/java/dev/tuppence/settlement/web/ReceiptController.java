package dev.tuppence.settlement.web;

import dev.tuppence.identity.SignedInReader;
import dev.tuppence.settlement.Receipts;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.tax.Seller;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A page to print and keep. It names no item: who does one's taxes need not know what one reads. */
@Controller
class ReceiptController {

    private static final List<String> SHEETS = List.of("/payouts.css");

    private final Receipts receipts;
    private final Seller seller;

    ReceiptController(Receipts receipts, Seller seller) {
        this.receipts = receipts;
        this.seller = seller;
    }

    @GetMapping("/tab/settlements/{id:\\d{1,18}}/receipt")
    String show(@AuthenticationPrincipal SignedInReader who, @PathVariable long id, Model model) {
        SettlementView paid = receipts.settlement(who.reader(), id);
        model.addAttribute("paid", paid);
        model.addAttribute("slips", receipts.slips(id));
        model.addAttribute("seller", seller.name());
        model.addAttribute("stylesheets", SHEETS);
        return "settlement/receipt";
    }
}
