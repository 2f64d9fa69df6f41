package dev.tuppence.settlement.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.CardRefund;
import dev.tuppence.settlement.CardRefunds;
import dev.tuppence.settlement.SettledReturns;
import dev.tuppence.settlement.SettlementSheet;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.Line;
import java.time.Instant;
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

    /**
     * @param changing whether to look again in a moment
     * @param refundable what may still go to the card instead of paying the next settlement
     * @param returnableFrom when an unlock must have been for its item to be given back after payment; none before
     * @param withdrawable whether all of that is the reader's right
     */
    record SheetView(
            SettlementSheet sheet,
            List<Entry> entries,
            String state,
            boolean changing,
            Money refundable,
            List<CardRefund> refunds,
            @Nullable Instant returnableFrom,
            boolean withdrawable) {}

    private static final Set<String> CHANGING = Set.of("CHARGING", "UNKNOWN");

    private final Items items;
    private final Creators creators;
    private final CardRefunds refunds;
    private final SettledReturns returns;

    SheetViews(Items items, Creators creators, CardRefunds refunds, SettledReturns returns) {
        this.items = items;
        this.creators = creators;
        this.refunds = refunds;
        this.returns = returns;
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
        ReaderId reader = sheet.view().reader();
        return new SheetView(
                sheet,
                entries,
                States.keyOf(state),
                CHANGING.contains(state),
                refunds.refundable(reader, sheet.view().id()),
                refunds.of(reader, sheet.view().id()),
                state.equals("PAID") ? returns.oldest() : null,
                returns.mayWithdraw(sheet.view()));
    }

    private static @Nullable Offer offerOf(Line line, Map<ItemId, Offer> offers) {
        return line.kind() == ChargeKind.PLEDGE ? null : offers.get(line.item());
    }
}
