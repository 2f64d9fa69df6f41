package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One item as one reader may see it.
 *
 * @param coverWords what the cover shows, for those who do not see it; may be empty
 * @param previewHtml the public beginning
 * @param restHtml what follows it; none while it is not the reader's
 * @param holding none for what is free or locked
 * @param gate none for what is free or held
 */
record ReadingView(
        Offer offer,
        CreatorPage creator,
        String coverWords,
        String previewHtml,
        @Nullable String restHtml,
        @Nullable HoldingView holding,
        @Nullable GateView gate) {

    public boolean open() {
        return restHtml != null;
    }

    public String title() {
        return offer.title();
    }

    /** The page's path as it travels in addresses and headers: slugs may hold letters that those may not. */
    public String address() {
        return addressOf(offer);
    }

    static String addressOf(Offer offer) {
        return UriComponentsBuilder.fromPath(offer.path()).encode().build().toUriString();
    }

    ReadingView with(GateView other) {
        return new ReadingView(offer, creator, coverWords, previewHtml, restHtml, holding, other);
    }
}
