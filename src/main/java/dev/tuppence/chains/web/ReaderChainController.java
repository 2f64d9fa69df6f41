package dev.tuppence.chains.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.chains.Chain;
import dev.tuppence.chains.ReaderChains;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Explains to readers what they owe and what they paid. */
@Controller
class ReaderChainController {

    private final ReaderChains chains;
    private final ChainPages pages;

    ReaderChainController(ReaderChains chains, ChainPages pages) {
        this.chains = chains;
        this.pages = pages;
    }

    @GetMapping("/tab/lines/{kind:[1-4]}-{subject:\\d{1,18}}-{take:\\d{1,4}}")
    String line(
            @AuthenticationPrincipal SignedInReader who,
            @PathVariable int kind,
            @PathVariable long subject,
            @PathVariable int take,
            Model model) {
        var key = new Charge.Key(ChargeKind.of(kind), new ItemId(subject), take);
        return page(chains.ofCharge(who.reader(), key), "/tab", model);
    }

    @GetMapping("/tab/settlements/{id:\\d{1,18}}/chain")
    String settlement(@AuthenticationPrincipal SignedInReader who, @PathVariable long id, Model model) {
        return page(chains.ofSettlement(who.reader(), id), "/tab/settlements/" + id, model);
    }

    private String page(Optional<Chain> chain, String back, Model model) {
        Chain found = chain.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return pages.page(found, "tab", back, model);
    }
}
