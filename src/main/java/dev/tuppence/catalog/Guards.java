package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Pictures;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What holds for every text before it is kept. */
@Component
class Guards {

    static final Pattern PICTURE = Pattern.compile("/media/([0-9a-f]{32})\\.(?:png|jpg|svg)");

    private final Creators creators;
    private final Prices prices;
    private final Pictures pictures;

    Guards(Creators creators, Prices prices, Pictures pictures) {
        this.creators = creators;
        this.prices = prices;
        this.pictures = pictures;
    }

    /**
     * @throws WrongPrice when the price is none this creator may ask
     * @throws IllegalArgumentException when the cover is none of the creator's pictures
     */
    void check(CreatorId creator, DraftText text) {
        if (text.price().currency() != creators.pageOf(creator).currency() || !prices.allows(text.price())) {
            throw new WrongPrice(text.price());
        }
        if (text.cover() != null) {
            Matcher cover = PICTURE.matcher(text.cover());
            if (!cover.matches()
                    || pictures.withHashes(creator, List.of(cover.group(1))).isEmpty()) {
                throw new IllegalArgumentException("No picture of this creator: " + text.cover());
            }
        }
    }
}
