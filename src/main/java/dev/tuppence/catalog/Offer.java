package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.SplitSheetId;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reader may buy: one published version of one creator's item at the price asked right now.
 *
 * @param version rises with each publication of changed text
 * @param price zero for what is free
 * @param cover address of the picture on this site, if there is one
 * @param words length of the whole text
 * @param split who shares in the price, if it is not the creator alone
 */
public record Offer(
        ItemId item,
        int version,
        CreatorId creator,
        String handle,
        String slug,
        String title,
        String summary,
        Money price,
        @Nullable String cover,
        int words,
        Instant publishedAt,
        @Nullable SplitSheetId split) {

    private static final int WORDS_A_MINUTE = 230;

    public boolean free() {
        return price.isZero();
    }

    /** Where it is read on this site. */
    public String path() {
        return "/@" + handle + "/" + slug;
    }

    /** How long most people read, at least one minute. */
    public int minutes() {
        return Math.max(1, Math.ceilDiv(words, WORDS_A_MINUTE));
    }
}
