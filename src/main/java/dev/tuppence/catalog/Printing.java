package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Picture;
import dev.tuppence.creators.Pictures;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** From the desk to the shelves: text is rendered, kept as a version for good, and offered. */
@Component
class Printing {

    private final ItemRepository items;
    private final Shelves shelves;
    private final Items offers;
    private final Pictures pictures;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Printing(
            ItemRepository items,
            Shelves shelves,
            Items offers,
            Pictures pictures,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.shelves = shelves;
        this.offers = offers;
        this.pictures = pictures;
        this.events = events;
        this.clock = clock;
    }

    /** @throws NotPublishable when there is no text */
    Offer publish(CreatorId creator, Item item) {
        DraftText text = item.text();
        if (text.markdown().isBlank()) {
            throw new NotPublishable();
        }
        Instant now = clock.instant();
        Rendered rendered = render(creator, text.markdown());
        boolean same = item.version() > 0 && shelves.holds(item.item(), item.version(), text, rendered);
        item.publish(same ? item.version() : item.version() + 1, now);
        items.saveAndFlush(item);
        if (!same) {
            shelves.keep(creator, item, text, rendered, now);
        }
        shelves.offer(creator, item.draft(), item.version(), rendered);
        offers.forget(item.item());
        events.publishEvent(new ItemPublished(item.item(), creator, item.version()));
        return offers.fresh(item.item());
    }

    void withdraw(CreatorId creator, Item item) {
        item.withdraw();
        items.saveAndFlush(item);
        shelves.withdraw(creator, item.item());
        offers.forget(item.item());
    }

    Rendered render(CreatorId creator, String markdown) {
        Set<String> hashes = Guards.PICTURE
                .matcher(markdown)
                .results()
                .limit(1000)
                .map(picture -> picture.group(1))
                .collect(Collectors.toSet());
        Map<String, PictureSize> sizes = pictures.withHashes(creator, hashes).stream()
                .collect(Collectors.toMap(
                        Picture::address, picture -> new PictureSize(picture.width(), picture.height())));
        return ArticleText.render(markdown, sizes);
    }
}
