package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.catalog.Text;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.site.Html;
import dev.tuppence.unlocks.Access;
import dev.tuppence.unlocks.Standing;
import dev.tuppence.unlocks.Unlocks;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Puts reading pages together: what is public, what is the reader's, and the way from one to the other. */
@Component
class ReadingPages {

    private final Items items;
    private final Creators creators;
    private final Unlocks unlocks;
    private final Clock clock;

    ReadingPages(Items items, Creators creators, Unlocks unlocks, Clock clock) {
        this.items = items;
        this.creators = creators;
        this.unlocks = unlocks;
        this.clock = clock;
    }

    /**
     * What is, or ever was, published at an address.
     *
     * @throws ResponseStatusException 404 when nothing ever was, 451 when the platform took it away
     */
    Found find(String handle, String slug) {
        return items.offerAt(handle, slug)
                .map(offer -> new Found(offer, true))
                .or(() -> items.everAt(handle, slug).map(offer -> new Found(offer, false)))
                .orElseThrow(() -> items.blockedAt(handle, slug)
                        ? new ResponseStatusException(HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS)
                        : nothingThere());
    }

    /** @throws ResponseStatusException 404 when it is not published now and this reader does not hold it */
    Reading page(Found found, @Nullable SignedInReader who) {
        Standing standing = unlocks.standing(found.offer(), who == null ? null : who.reader());
        if (!found.published() && !(standing.access() instanceof Access.Held)) {
            throw nothingThere();
        }
        return reading(found.offer(), standing);
    }

    /** What was charged a moment ago. */
    Reading held(Found found, Access.Held held) {
        return reading(found.offer(), new Standing(held, null, false));
    }

    private Reading reading(Offer offer, Standing standing) {
        Access access = standing.access();
        int version = access instanceof Access.Held held ? held.version() : offer.version();
        Text text = items.textOf(offer.item(), version);
        var cover = new CoverOnce(offer.cover());
        boolean open = !(access instanceof Access.Offered);
        Continuation whole = open ? Continuation.of(text) : new Continuation(text.previewHtml(), "");
        var view = new ReadingView(
                offer,
                creators.pageOf(offer.creator()),
                cover.words(text.bodyHtml()),
                open,
                access instanceof Access.Held,
                access instanceof Access.Held held && returnable(held),
                access instanceof Access.Offered offered
                        ? GateView.offering(offered.quote().price())
                        : null);
        var rest = open ? new Html(cover.without(whole.after())) : null;
        return new Reading(view, standing, new Html(cover.without(whole.before())), rest);
    }

    private boolean returnable(Access.Held held) {
        return held.take() > 0 && clock.instant().isBefore(held.returnableUntil());
    }

    private static ResponseStatusException nothingThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** @param published whether it is to be had now */
    record Found(Offer offer, boolean published) {

        /** Not when it had this address before, or in another case. */
        boolean at(String handle, String slug) {
            return offer.handle().equals(handle) && offer.slug().equals(slug);
        }
    }
}
