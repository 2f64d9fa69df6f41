package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One item as everybody sees it who may see as much.
 *
 * @param coverWords what the cover shows, for those who do not see it; may be empty
 * @param open whether the whole text is there
 * @param held whether it is the reader's own
 * @param returnable whether "Return" is offered
 * @param gate none for what is free or held
 */
record ReadingView(
        Offer offer,
        CreatorPage creator,
        String coverWords,
        boolean open,
        boolean held,
        boolean returnable,
        @Nullable GateView gate) {

    ReadingShape shape() {
        return new ReadingShape(offer.minutes(), open, held, returnable, gate);
    }

    /** The page's path as it travels in addresses and headers: slugs may hold letters that those may not. */
    static String addressOf(Offer offer) {
        return UriComponentsBuilder.fromPath(offer.path()).encode().build().toUriString();
    }

    ReadingView with(GateView other) {
        return new ReadingView(offer, creator, coverWords, open, held, returnable, other);
    }
}
