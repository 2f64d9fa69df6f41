package dev.tuppence.settlement.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.settlement.SettlementSheet;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.Line;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Settlements with titles and names: only behind sign-in. */
@Component
class SheetViews {

    /** @param offer none for what is gone, and for pledges */
    record Entry(Line line, @Nullable Offer offer, @Nullable CreatorPage creator) {}

    /** @param changing whether to look again in a moment */
    record SheetView(SettlementSheet sheet, List<Entry> entries, String state, boolean changing) {}

    private static final Set<String> CHANGING = Set.of("CHARGING", "UNKNOWN");

    private final Items items;
    private final Creators creators;

    SheetViews(Items items, Creators creators) {
        this.items = items;
        this.creators = creators;
    }

    SheetView of(SettlementSheet sheet) {
        Map<ItemId, Offer> offers = items.offersOf(sheet.lines().stream()
                .filter(line -> line.kind() != ChargeKind.PLEDGE)
                .map(Line::item)
                .collect(Collectors.toSet()));
        Map<CreatorId, CreatorPage> pages =
                creators.pagesOf(sheet.lines().stream().map(Line::creator).collect(Collectors.toSet()));
        List<Entry> entries = sheet.lines().stream()
                .map(line -> new Entry(line, offerOf(line, offers), pages.get(line.creator())))
                .toList();
        String state = sheet.view().state();
        return new SheetView(sheet, entries, States.keyOf(state), CHANGING.contains(state));
    }

    private static @Nullable Offer offerOf(Line line, Map<ItemId, Offer> offers) {
        return line.kind() == ChargeKind.PLEDGE ? null : offers.get(line.item());
    }
}
