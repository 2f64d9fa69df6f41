package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.site.Outlines;
import dev.tuppence.unlocks.Shelf;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A creator's public page. */
@Controller
class CreatorPageController {

    private static final int SIZE = 30;

    private final Creators creators;
    private final Items items;
    private final Shelf shelf;
    private final SiteAddress site;
    private final Outlines outlines;

    CreatorPageController(Creators creators, Items items, Shelf shelf, SiteAddress site, Outlines outlines) {
        this.creators = creators;
        this.items = items;
        this.shelf = shelf;
        this.site = site;
        this.outlines = outlines;
    }

    @GetMapping("/@{handle}")
    ModelAndView page(
            @PathVariable String handle,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal @Nullable SignedInReader who) {
        CreatorPage creator =
                creators.withHandle(handle).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!creator.handle().equals(handle)) {
            return new ModelAndView("redirect:" + creator.path()); // another case of the same name
        }
        var offers = PageView.of(page, SIZE, number -> items.newestOf(creator.id(), number, SIZE));
        Map<String, Object> common = Map.of(
                "creator", creator,
                "page", offers,
                "held", held(offers.entries(), who),
                "accent", creator.accent(),
                "description", creator.bio(),
                "linkPreview", LinkPreviewView.of(creator, site),
                "stylesheets", List.of("/reading.css"));
        return outlines.page("unlocks/creator", common, Map.of());
    }

    private Set<ItemId> held(List<Offer> offers, @Nullable SignedInReader who) {
        return who == null
                ? Set.of()
                : shelf.heldAmong(who.reader(), offers.stream().map(Offer::item).toList());
    }
}
