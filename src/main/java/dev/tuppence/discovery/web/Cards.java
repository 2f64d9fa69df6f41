package dev.tuppence.discovery.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.Shelf;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What cards show beside an item: its creator, and whether the reader has it. */
@Component
class Cards {

    private final Creators creators;
    private final Shelf shelf;

    Cards(Creators creators, Shelf shelf) {
        this.creators = creators;
        this.shelf = shelf;
    }

    void show(List<Offer> offers, @Nullable SignedInReader who, Model model) {
        Set<CreatorId> authors = offers.stream().map(Offer::creator).collect(Collectors.toSet());
        List<ItemId> shown = offers.stream().map(Offer::item).toList();
        model.addAttribute("authors", creators.pagesOf(authors));
        model.addAttribute("held", who == null ? Set.of() : shelf.heldAmong(who.reader(), shown));
        model.addAttribute("stylesheets", List.of("/reading.css"));
    }
}
