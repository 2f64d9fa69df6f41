package dev.tuppence.unlocks;

import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.Teams;
import dev.tuppence.identity.ReaderId;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a reader may do with an item, and whether an earlier offer still stands. */
@Component
class Offers {

    private final Holdings holdings;
    private final Quotes quotes;
    private final Teams teams;
    private final UnlocksSettings settings;
    private final Clock clock;

    Offers(Holdings holdings, Quotes quotes, Teams teams, UnlocksSettings settings, Clock clock) {
        this.holdings = holdings;
        this.quotes = quotes;
        this.teams = teams;
        this.settings = settings;
        this.clock = clock;
    }

    Access accessTo(Offer offer, @Nullable ReaderId reader) {
        return standing(offer, reader).access();
    }

    Standing standing(Offer offer, @Nullable ReaderId reader) {
        if (reader == null) {
            return new Standing(offer.free() ? new Access.Free() : offered(offer, 1), null, false);
        }
        Holdings.OnTab found = holdings.onTab(reader, offer.item());
        Holdings.Holding holding = found.holding();
        return new Standing(
                holding.held()
                        ? new Access.Held(holding.version(), holding.take(), holding.since(), returnableUntil(holding))
                        : freeFor(reader, offer) ? new Access.Free() : offered(offer, holding.nextTake()),
                found.owed(),
                found.waits());
    }

    Access.Held opened(Offer offer, Quote quote) {
        Instant now = clock.instant();
        return new Access.Held(offer.version(), quote.take(), now, now.plus(settings.returnWindow()));
    }

    /** What is free for everyone, and what the creator's own team reads. */
    boolean freeFor(ReaderId reader, Offer offer) {
        return offer.free() || teams.isMember(reader, offer.creator());
    }

    /** A price lowered meanwhile counts for the reader, a price raised is asked again. */
    boolean stale(Quote quote, Offer offer) {
        return clock.instant().isAfter(quote.expiresAt())
                || offer.price().currency() != quote.price().currency()
                || offer.price().exceeds(quote.price());
    }

    private Access offered(Offer offer, int take) {
        var quote = new Quote(
                offer.item(),
                offer.version(),
                offer.creator(),
                offer.price(),
                take,
                clock.instant().plus(settings.quoteLifetime()));
        return new Access.Offered(quote, quotes.sign(quote));
    }

    private Instant returnableUntil(Holdings.Holding holding) {
        return holding.take() == 0 ? Instant.MIN : holding.since().plus(settings.returnWindow());
    }
}
