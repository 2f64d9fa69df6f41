package dev.tuppence.disputes.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.disputes.CreatorCase;
import dev.tuppence.disputes.Disputes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Creators see that a card payment with their items is disputed, and that it costs them nothing. */
@Controller
class CreatorDisputesController {

    private final Disputes disputes;
    private final Items items;

    CreatorDisputesController(Disputes disputes, Items items) {
        this.disputes = disputes;
        this.items = items;
    }

    @GetMapping("/studio/{handle}/disputes")
    String disputes(CreatorId creator, Model model) {
        List<CreatorCase> cases = disputes.of(creator);
        Set<ItemId> ids = cases.stream().flatMap(one -> one.items().stream()).collect(Collectors.toSet());
        model.addAttribute("cases", cases);
        model.addAttribute("titles", items.offersOf(ids));
        model.addAttribute("stylesheets", List.of("/studio.css", "/payouts.css"));
        return "disputes/creator";
    }
}
