package dev.tuppence.unlocks;

import static org.mockito.Mockito.when;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Items that creators sell, for tests in which nobody writes any. */
record OnOffer(Items items, Creators creators) {

    static final CreatorId CREATOR = new CreatorId(7);
    private static final AtomicLong ITEMS = new AtomicLong(4_000_000_000L);

    /** A new item of a creator without a month cap. */
    Offer at(Money price) {
        return at(new ItemId(ITEMS.incrementAndGet()), price, null);
    }

    /** A new item of a creator who has one. */
    Offer at(Money price, Money monthCap) {
        return at(new ItemId(ITEMS.incrementAndGet()), price, monthCap);
    }

    Offer at(ItemId item, Money price, @Nullable Money monthCap) {
        var offer = new Offer(
                item, 3, CREATOR, "handle", "slug", "Title", "Summary", price, null, 100, Instant.EPOCH, null);
        var page = new CreatorPage(CREATOR, "handle", "Name", "Bio", null, "#123456", price.currency(), monthCap);
        when(items.offerOf(item)).thenReturn(offer);
        when(creators.pageOf(CREATOR)).thenReturn(page);
        return offer;
    }

    static Money cents(long cents) {
        return Money.ofMinorUnits(cents, CurrencyCode.USD);
    }
}
