package dev.tuppence.catalog;

import dev.tuppence.creators.CurrentCreator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What nobody may read, whoever bought it. Its creator may still write and publish; it shows when the block is lifted. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class BlockedItems {

    private final OfferRows rows;
    private final Items items;
    private final CurrentCreator currentCreator;
    private final JdbcClient jdbc;

    BlockedItems(OfferRows rows, Items items, CurrentCreator currentCreator, JdbcClient jdbc) {
        this.rows = rows;
        this.items = items;
        this.currentCreator = currentCreator;
        this.jdbc = jdbc;
    }

    /** @throws NoSuchItem when it was never published */
    public Offer block(ItemId item) {
        return set(item, true);
    }

    /** @throws NoSuchItem when it was never published */
    public Offer unblock(ItemId item) {
        return set(item, false);
    }

    private Offer set(ItemId item, boolean blocked) {
        Offer offer = rows.withIds(List.of(item)).stream()
                .findFirst()
                .map(OnOffer::offer)
                .orElseThrow(() -> new NoSuchItem(Long.toString(item.value())));
        currentCreator.is(offer.creator());
        jdbc.sql("update offer set blocked = :blocked where creator_id = :creator and item_id = :item")
                .param("blocked", blocked)
                .param("creator", offer.creator().value())
                .param("item", item.value())
                .update();
        items.forget(item);
        return offer;
    }
}
