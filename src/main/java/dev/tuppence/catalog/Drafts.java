package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A creator's desk. Every query names the creator; row-level security stands behind the one that forgets. */
@Service
@Transactional
public class Drafts {

    private static final int PAGE = 200;

    private final ItemRepository items;
    private final Desk desk;
    private final Printing printing;
    private final Guards guards;
    private final CurrentCreator currentCreator;
    private final Clock clock;

    Drafts(
            ItemRepository items,
            Desk desk,
            Printing printing,
            Guards guards,
            CurrentCreator currentCreator,
            Clock clock) {
        this.items = items;
        this.desk = desk;
        this.printing = printing;
        this.guards = guards;
        this.currentCreator = currentCreator;
        this.clock = clock;
    }

    /** @throws WrongPrice when the price is none this creator may ask */
    public ItemId write(CreatorId creator, DraftText text) {
        currentCreator.is(creator);
        guards.check(creator, text);
        String slug = desk.freeSlug(creator, wishedSlug(text), null);
        return items.saveAndFlush(new Item(creator, text, slug, clock.instant()))
                .item();
    }

    /**
     * Readers see the change once it is published.
     *
     * @param revision the one this edit started from
     * @throws ChangedMeanwhile when it is another by now
     * @throws WrongPrice when the price is none this creator may ask
     * @throws NoSuchItem when it is not this creator's
     */
    public void edit(CreatorId creator, ItemId id, int revision, DraftText text) {
        Item item = find(creator, id);
        if (item.revision() != revision) {
            throw new ChangedMeanwhile(item.revision());
        }
        guards.check(creator, text);
        item.write(text, desk.freeSlug(creator, wishedSlug(text), id), clock.instant());
        items.saveAndFlush(item);
    }

    /**
     * Readers see the text as it stands now; who bought an earlier version keeps that one.
     *
     * @throws NotPublishable when there is no text
     * @throws NoSuchItem when it is not this creator's
     */
    public Offer publish(CreatorId creator, ItemId id) {
        return printing.publish(creator, find(creator, id));
    }

    /** Takes it off the shelves; who bought it keeps reading. */
    public void unpublish(CreatorId creator, ItemId id) {
        printing.withdraw(creator, find(creator, id));
    }

    /** Only what was never published; other articles stay as they are. */
    public void delete(CreatorId creator, ItemId id) {
        Item item = find(creator, id);
        if (item.state() == State.DRAFT) {
            items.delete(item);
        }
    }

    /** @throws NoSuchItem when it is not this creator's */
    @Transactional(readOnly = true)
    public Draft draftOf(CreatorId creator, ItemId id) {
        return find(creator, id).draft();
    }

    /** Last changed first; pages start at 0. */
    @Transactional(readOnly = true)
    public List<DraftLine> of(CreatorId creator, int page, int size) {
        currentCreator.is(creator);
        return desk.lines(creator, Math.max(0, page), Math.clamp(size, 1, PAGE));
    }

    /** Some of those that stand there, shown to readers or not. */
    @Transactional(readOnly = true)
    public List<ItemId> in(State state, CreatorId creator, int size) {
        currentCreator.is(creator);
        return desk.in(state, creator, Math.clamp(size, 1, PAGE));
    }

    /** How many articles stand where; a state without any is left out. */
    @Transactional(readOnly = true)
    public Map<State, Integer> countsOf(CreatorId creator) {
        currentCreator.is(creator);
        return desk.counts(creator);
    }

    /** What readers would see of this text. */
    @Transactional(readOnly = true)
    public Text preview(CreatorId creator, String markdown) {
        currentCreator.is(creator);
        return printing.render(creator, markdown).text();
    }

    private Item find(CreatorId creator, ItemId id) {
        currentCreator.is(creator);
        return items.findByCreatorIdAndId(creator.value(), id.value())
                .orElseThrow(() -> new NoSuchItem(Long.toString(id.value())));
    }

    private static String wishedSlug(DraftText text) {
        @Nullable String wished = text.slug();
        String slug = wished == null ? "" : Slugs.of(wished);
        return slug.isEmpty() ? Slugs.of(text.title()) : slug;
    }
}
