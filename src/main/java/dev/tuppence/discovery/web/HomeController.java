package dev.tuppence.discovery.web;

import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.SignedInReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What this is, and what there is to read. */
@Controller
class HomeController {

    private static final int ITEMS = 7;
    private static final int CREATORS = 6;

    private final Items items;
    private final Creators creators;
    private final Cards cards;

    HomeController(Items items, Creators creators, Cards cards) {
        this.items = items;
        this.creators = creators;
        this.cards = cards;
    }

    @GetMapping("/")
    String home(@AuthenticationPrincipal @Nullable SignedInReader who, Model model) {
        List<Offer> newest = items.newest(0, ITEMS);
        cards.show(newest, who, model);
        model.addAttribute("offers", newest);
        model.addAttribute("creators", creators.newest(CREATORS));
        model.addAttribute("sample", SampleTabView.of(newest));
        return "discovery/home";
    }
}
