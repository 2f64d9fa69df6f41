package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What readers see: published items of every creator. */
@Service
public class Items {

    /** The item behind an address, if it is published. */
    public Optional<Offer> offerAt(String handle, String slug) {
        throw new UnsupportedOperationException();
    }

    /** @throws NoSuchItem when it is not published now */
    public Offer offerOf(ItemId item) {
        throw new UnsupportedOperationException();
    }

    /** Titles and prices for lists, also of items that were unpublished meanwhile. */
    public Map<ItemId, Offer> offersOf(Collection<ItemId> items) {
        throw new UnsupportedOperationException();
    }

    /** The item behind an address whether it is published now or not: who bought it keeps reading. */
    public Optional<Offer> everAt(String handle, String slug) {
        throw new UnsupportedOperationException();
    }

    /** The text of one version; versions that were published stay. */
    public Text textOf(ItemId item, int version) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<Offer> newestOf(CreatorId creator, int page, int size) {
        throw new UnsupportedOperationException();
    }

    /** Newest first, over all creators. */
    public List<Offer> newest(int page, int size) {
        throw new UnsupportedOperationException();
    }

    /**
     * Published items whose title, summary or creator's name holds every one of these words, in any case, newest first.
     *
     * @param words as a reader typed them, at most 100 characters; nothing in them is a pattern
     * @param page from 0
     */
    public List<Offer> search(String words, int page, int size) {
        throw new UnsupportedOperationException();
    }
}
