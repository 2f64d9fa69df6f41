package dev.tuppence.chains.web;

import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.chains.Chain;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts a title on a chain; only for those who may see it. */
@Component
class ChainPages {

    private final Items items;

    ChainPages(Items items) {
        this.items = items;
    }

    /** @param place whose page it is: {@code tab} or {@code studio} */
    String page(Chain chain, String place, String back, Model model) {
        Offer offer = chain.item() == null
                ? null
                : items.offersOf(List.of(chain.item())).get(chain.item());
        model.addAttribute("chain", chain);
        model.addAttribute("offer", offer);
        model.addAttribute("place", place);
        model.addAttribute("back", back);
        model.addAttribute("stylesheets", List.of("/studio.css", "/payouts.css", "/chains.css"));
        return "chains/chain";
    }
}
