package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.unlocks.Shelf;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A creator's public page. */
@Controller
class CreatorPageController {

    private static final int SIZE = 12;

    private final Creators creators;
    private final Items items;
    private final Shelf shelf;
    private final SiteAddress site;

    CreatorPageController(Creators creators, Items items, Shelf shelf, SiteAddress site) {
        this.creators = creators;
        this.items = items;
        this.shelf = shelf;
        this.site = site;
    }

    @GetMapping("/@{handle}")
    String page(
            @PathVariable String handle,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal @Nullable SignedInReader who,
            Model model) {
        CreatorPage creator =
                creators.withHandle(handle).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!creator.handle().equals(handle)) {
            return "redirect:" + creator.path(); // another case of the same name
        }
        var offers = PageView.of(page, SIZE, number -> items.newestOf(creator.id(), number, SIZE));
        model.addAttribute("creator", creator);
        model.addAttribute("page", offers);
        model.addAttribute("held", held(offers.entries(), who));
        model.addAttribute("accent", creator.accent());
        model.addAttribute("description", creator.bio());
        model.addAttribute("linkPreview", LinkPreviewView.of(creator, site));
        model.addAttribute("stylesheets", List.of("/reading.css"));
        return "unlocks/creator";
    }

    private Set<ItemId> held(List<Offer> offers, @Nullable SignedInReader who) {
        return who == null
                ? Set.of()
                : shelf.heldAmong(who.reader(), offers.stream().map(Offer::item).toList());
    }
}
