package dev.tuppence.statements;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.unlocks.ChargeKind;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a line of a statement is called. A pledge is for no item yet, and an item may be gone. */
@Component
class Titles {

    private final Items items;
    private final MessageSource messages;

    Titles(Items items, MessageSource messages) {
        this.items = items;
        this.messages = messages;
    }

    Map<ItemId, Offer> of(Collection<ItemId> ids) {
        return items.offersOf(ids);
    }

    String titleOf(ChargeKind kind, ItemId item, Map<ItemId, Offer> known, Locale locale) {
        if (kind == ChargeKind.PLEDGE) {
            return messages.getMessage("payouts.kind.PLEDGE", null, locale);
        }
        Offer offer = known.get(item);
        return offer == null ? messages.getMessage("payouts.item.gone", null, locale) : offer.title();
    }
}
