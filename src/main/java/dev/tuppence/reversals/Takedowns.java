package dev.tuppence.reversals;

import dev.tuppence.catalog.BlockedItems;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.unlocks.ReturnReason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may not be shown. Nobody reads it from now on; who bought it lately has the money back, and whoever sold it gives back what it got.
 * A step throws {@link NotTakenDown} when it was made before.
 */
@Service
@Transactional
public class Takedowns {

    private static final int MOST = 50;

    private final TakedownRows rows;
    private final Reversals reversals;
    private final BlockedItems items;
    private final ReversalsSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Takedowns(
            TakedownRows rows,
            Reversals reversals,
            BlockedItems items,
            ReversalsSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.reversals = reversals;
        this.items = items;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param note what its creator is told, 10 to 1000 characters
     * @throws dev.tuppence.catalog.NoSuchItem when it was never published
     */
    public long takeDown(ItemId item, TakedownReason reason, String note, ReaderId admin) {
        Offer offer = items.block(item);
        Instant now = clock.instant();
        var scope = new ReversalScope(Set.of(), item, null, now.minus(settings.takenDownWithin()), now.plusSeconds(60));
        long reversal = reversals.start(ReturnReason.TAKEN_DOWN, scope); // whoever clicks at this moment is in it
        long id = rows.insert(offer, reason, note, reversal, admin).orElseThrow(() -> new NotTakenDown(item.value()));
        events.publishEvent(new TakedownMoved(offer.creator(), false, now));
        return id;
    }

    /**
     * The creator's one answer.
     *
     * @param text 1 to 2000 characters
     */
    public void object(long id, CreatorId creator, String text) {
        if (!rows.object(id, creator, text)) {
            throw new NotTakenDown(id);
        }
    }

    /** Everybody may read it again, who has the money back as anybody else. */
    public void restore(long id, ReaderId admin) {
        Takedown restored = rows.restore(id, admin).orElseThrow(() -> new NotTakenDown(id));
        items.unblock(restored.item());
        reversals.stop(restored.reversal());
        events.publishEvent(new TakedownMoved(restored.creator(), true, clock.instant()));
    }

    /** Those in force first, with an objection on top; pages from 0. */
    @Transactional(readOnly = true)
    public List<Takedown> list(int page, int size) {
        return rows.list(page, size);
    }

    /** A creator's own, newest first, at most fifty. */
    @Transactional(readOnly = true)
    public List<Takedown> of(CreatorId creator) {
        return rows.of(creator, MOST);
    }
}
