package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.catalog.Text;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.unlocks.Access;
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
     * @throws ResponseStatusException 404 when nothing ever was
     */
    Found find(String handle, String slug) {
        return items.offerAt(handle, slug)
                .map(offer -> new Found(offer, true))
                .or(() -> items.everAt(handle, slug).map(offer -> new Found(offer, false)))
                .orElseThrow(ReadingPages::nothingThere);
    }

    /** @throws ResponseStatusException 404 when it is not published now and this reader does not hold it */
    ReadingView page(Found found, @Nullable SignedInReader who) {
        ReaderId reader = who == null ? null : who.reader();
        Access access = unlocks.accessTo(found.offer(), reader);
        if (!found.published() && !(access instanceof Access.Held)) {
            throw nothingThere();
        }
        return view(found.offer(), access);
    }

    /** What was charged a moment ago. */
    ReadingView held(Found found, Access.Held held) {
        return view(found.offer(), held);
    }

    private ReadingView view(Offer offer, Access access) {
        int version = access instanceof Access.Held held ? held.version() : offer.version();
        Text text = items.textOf(offer.item(), version);
        CreatorPage creator = creators.pageOf(offer.creator());
        return switch (access) {
            case Access.Held held -> open(offer, creator, text, holding(held));
            case Access.Free free -> open(offer, creator, text, null);
            case Access.Offered offered -> {
                GateView gate =
                        GateView.offering(offered.signed(), offered.quote().price());
                CoverOnce cover = new CoverOnce(offer.cover());
                String words = cover.words(text.bodyHtml());
                yield new ReadingView(offer, creator, words, cover.without(text.previewHtml()), null, null, gate);
            }
        };
    }

    private static ReadingView open(Offer offer, CreatorPage creator, Text text, @Nullable HoldingView holding) {
        Continuation whole = Continuation.of(text);
        CoverOnce cover = new CoverOnce(offer.cover());
        String words = cover.words(text.bodyHtml());
        return new ReadingView(
                offer, creator, words, cover.without(whole.before()), cover.without(whole.after()), holding, null);
    }

    private HoldingView holding(Access.Held held) {
        boolean returnable = held.take() > 0 && clock.instant().isBefore(held.returnableUntil());
        return new HoldingView(held.take(), held.since(), held.returnableUntil(), returnable);
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
