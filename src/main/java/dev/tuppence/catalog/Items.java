package dev.tuppence.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What readers see: published items of every creator. What another process changed shows within a minute, what this one
 * changed at once.
 */
@Service
public class Items {

    private static final int PAGE = 100;
    private static final int CACHED_TEXT_CHARACTERS = 12 * 1024 * 1024;

    private record Address(CreatorId creator, String slug) {}

    private record Edition(ItemId item, int version) {}

    /** @param creator none for all creators */
    private record Listing(@Nullable CreatorId creator, int page, int size) {}

    private final OfferRows rows;
    private final Creators creators;
    private final Cache<ItemId, OnOffer> offers = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .build();
    private final Cache<Address, ItemId> addresses =
            Caffeine.newBuilder().maximumSize(20_000).build(); // an address leads to its item for good
    private final Cache<Edition, Text> texts = Caffeine.newBuilder()
            .maximumWeight(CACHED_TEXT_CHARACTERS)
            .weigher((Edition edition, Text text) ->
                    text.previewHtml().length() + text.bodyHtml().length())
            .build(); // published versions never change
    private final Cache<Listing, List<Offer>> listings = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .build();

    Items(OfferRows rows, Creators creators) {
        this.rows = rows;
        this.creators = creators;
    }

    /**
     * The item behind an address, if it is published. An address it had before finds it too: then the offer's own slug is
     * another, and pages redirect to it.
     */
    public Optional<Offer> offerAt(String handle, String slug) {
        return at(handle, slug).filter(OnOffer::published).map(OnOffer::offer);
    }

    /** @throws NoSuchItem when it is not published now */
    public Offer offerOf(ItemId item) {
        OnOffer known = offers.getIfPresent(item);
        OnOffer found = known == null ? cached(List.of(item)).get(item) : known;
        if (found == null || !found.published()) {
            throw new NoSuchItem(Long.toString(item.value()));
        }
        return found.offer();
    }

    /** Titles and prices for lists, also of items that were unpublished meanwhile. */
    public Map<ItemId, Offer> offersOf(Collection<ItemId> items) {
        return cached(items).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().offer()));
    }

    /** The item behind an address whether it is published now or not: who bought it keeps reading, unless nobody may. */
    public Optional<Offer> everAt(String handle, String slug) {
        return at(handle, slug).filter(found -> !found.blocked()).map(OnOffer::offer);
    }

    /** Whether the platform took away what is at an address. */
    public boolean blockedAt(String handle, String slug) {
        return at(handle, slug).filter(OnOffer::blocked).isPresent();
    }

    /**
     * The text of one version; versions that were published stay.
     *
     * @throws NoSuchItem when there was no such version
     */
    public Text textOf(ItemId item, int version) {
        var edition = new Edition(item, version);
        Text known = texts.getIfPresent(edition);
        if (known != null) {
            return known;
        }
        Text text = rows.text(item, version)
                .orElseThrow(() -> new NoSuchItem("%d version %d".formatted(item.value(), version)));
        texts.put(edition, text);
        return text;
    }

    /** Newest first. Pages start at 0 and hold at most 100. */
    public List<Offer> newestOf(CreatorId creator, int page, int size) {
        return listed(creator, page, size);
    }

    /** Newest first, over all creators. Pages start at 0 and hold at most 100. */
    public List<Offer> newest(int page, int size) {
        return listed(null, page, size);
    }

    /**
     * Published items whose title, summary or creator's name holds every one of these words, in any case, newest first.
     *
     * @param words as a reader typed them, at most 100 characters; nothing in them is a pattern
     * @param page from 0; pages hold at most 100
     */
    public List<Offer> search(String words, int page, int size) {
        return rows.search(words, Math.max(0, page), Math.clamp(size, 1, PAGE)).stream()
                .map(OnOffer::offer)
                .toList();
    }

    /** How many items this creator has published now. */
    public int countOf(CreatorId creator) {
        return rows.count(creator);
    }

    /** As this transaction sees it, past the cache. */
    Offer fresh(ItemId item) {
        return rows.withIds(List.of(item)).getFirst().offer();
    }

    /** After the commit: before it, another thread would put the old offer back. */
    void forget(ItemId item) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                offers.invalidate(item);
                listings.invalidateAll(); // it may have come to any of them
            }
        });
    }

    private List<Offer> listed(@Nullable CreatorId creator, int page, int size) {
        return listings.get(
                new Listing(creator, Math.max(0, page), Math.clamp(size, 1, PAGE)),
                list -> kept(rows.newest(list.creator(), list.page(), list.size())));
    }

    /** Lists and single offers hold the same objects. */
    private List<Offer> kept(List<OnOffer> found) {
        found.forEach(each -> offers.put(each.offer().item(), each));
        return found.stream().map(OnOffer::offer).toList();
    }

    private Optional<OnOffer> at(String handle, String slug) {
        return creators.withHandle(handle).flatMap(page -> at(new Address(page.id(), slug)));
    }

    private Optional<OnOffer> at(Address address) {
        ItemId known = addresses.getIfPresent(address);
        if (known != null) {
            return Optional.ofNullable(cached(List.of(known)).get(known));
        }
        Optional<OnOffer> found = rows.at(address.creator(), address.slug());
        found.ifPresent(offer -> {
            addresses.put(address, offer.offer().item());
            offers.put(offer.offer().item(), offer);
        });
        return found;
    }

    private Map<ItemId, OnOffer> cached(Collection<ItemId> items) {
        return offers.getAll(
                items,
                missing -> rows.withIds(List.copyOf(missing)).stream()
                        .collect(Collectors.toMap(found -> found.offer().item(), Function.identity())));
    }
}
