package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.identity.LocalPath;
import dev.tuppence.site.Html;
import dev.tuppence.unlocks.Access;
import dev.tuppence.unlocks.Standing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item as one reader may see it.
 *
 * @param view what others see as well who may see as much
 * @param standing also what the header of the page says of the reader's tab
 * @param preview the public beginning
 * @param rest what follows it; none while it is not the reader's
 */
record Reading(
        ReadingView view,
        Standing standing,
        Html preview,
        @Nullable Html rest) {

    Reading with(GateView gate) {
        return new Reading(view.with(gate), standing, preview, rest);
    }

    Access access() {
        return standing.access();
    }

    /** The quote that the button sends; none without a button. */
    @Nullable
    String quote() {
        return access() instanceof Access.Offered offered ? offered.signed() : null;
    }

    /** What templates show in an outline's gaps. */
    Map<String, @Nullable Object> own() {
        Map<String, @Nullable Object> own = new HashMap<>();
        own.put("owed", standing.owed());
        own.put("waits", standing.waits() ? true : null);
        own.putAll(item());
        own.put("preview", preview);
        own.put("rest", rest);
        own.put("quote", quote());
        if (access() instanceof Access.Held held) {
            own.put("take", held.take());
            own.put("since", held.since());
            own.put("until", view.returnable() ? held.returnableUntil() : null);
        }
        return own;
    }

    private Map<String, @Nullable Object> item() {
        Offer offer = view.offer();
        CreatorPage creator = view.creator();
        Map<String, @Nullable Object> item = new HashMap<>();
        item.put("headline", offer.title());
        item.put("summary", offer.summary().isEmpty() ? null : offer.summary());
        item.put("path", offer.path());
        item.put("back", LocalPath.of(ReadingView.addressOf(offer)).encoded());
        item.put("published", offer.publishedAt());
        item.put("cover", offer.cover());
        item.put("coverWords", view.coverWords());
        item.put("name", creator.name());
        item.put("home", creator.path());
        item.put("picture", creator.picture());
        return item;
    }
}
