package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.unlocks.Line;
import dev.tuppence.unlocks.Shelf;
import dev.tuppence.unlocks.web.TabSheetView.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts titles and creators beside charges. */
@Component
class Shelves {

    private final Items items;
    private final Creators creators;
    private final Shelf shelf;

    Shelves(Items items, Creators creators, Shelf shelf) {
        this.items = items;
        this.creators = creators;
        this.shelf = shelf;
    }

    List<Entry> of(List<Line> lines) {
        Set<ItemId> wanted = lines.stream().map(Line::item).collect(Collectors.toSet());
        Set<CreatorId> by = lines.stream().map(Line::creator).collect(Collectors.toSet());
        Map<ItemId, Offer> offers = items.offersOf(wanted);
        Map<CreatorId, CreatorPage> pages = creators.pagesOf(by);
        return lines.stream()
                .map(line -> new Entry(
                        line,
                        offers.get(line.item()),
                        pages.get(line.creator()),
                        shelf.returnable(line),
                        shelf.returnableUntil(line)))
                .toList();
    }
}
