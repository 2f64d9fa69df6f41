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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Everything there is to read, newest first, or what matches a few words. */
@Controller
class DiscoverController {

    private static final int SIZE = 12;
    private static final int CREATORS = 6;
    private static final int LONGEST = 100;
    private static final int LAST = 1000;

    private final Items items;
    private final Creators creators;
    private final Cards cards;

    DiscoverController(Items items, Creators creators, Cards cards) {
        this.items = items;
        this.creators = creators;
        this.cards = cards;
    }

    @GetMapping("/discover")
    String discover(
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal @Nullable SignedInReader who,
            Model model) {
        String words = wordsOf(typed);
        int number = Math.clamp(page, 1, LAST);
        List<Offer> found = load(words, number - 1);
        cards.show(found, who, model);
        model.addAttribute("words", words);
        model.addAttribute("number", number);
        model.addAttribute("offers", found);
        model.addAttribute("newer", number > 1 ? address(words, number - 1) : null);
        boolean more =
                found.size() == SIZE && number < LAST && !load(words, number).isEmpty();
        model.addAttribute("older", more ? address(words, number + 1) : null);
        model.addAttribute("creators", words.isEmpty() && number == 1 ? creators.newest(CREATORS) : List.of());
        return "discovery/discover";
    }

    private static String address(String words, int page) {
        var address = UriComponentsBuilder.fromPath("/discover");
        return (words.isEmpty() ? address : address.queryParam("q", "{words}"))
                .queryParam("page", page)
                .encode()
                .buildAndExpand(words)
                .toUriString();
    }

    private List<Offer> load(String words, int page) {
        return words.isEmpty() ? items.newest(page, SIZE) : items.search(words, page, SIZE);
    }

    /** One line without what no text can hold; the database refuses the zero character. */
    private static String wordsOf(String typed) {
        String line = typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        int characters = line.codePointCount(0, line.length());
        return line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST, characters)));
    }
}
