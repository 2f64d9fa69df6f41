package dev.tuppence.creators;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may see of a creator.
 *
 * @param accent colour of the page, {@code #rrggbb}, with enough contrast in light and dark
 * @param picture address of the picture on this site, if there is one
 * @param currency what this creator prices in
 * @param monthCap the most that one reader pays for items in a calendar month, in the creator's currency; none without
 */
public record CreatorPage(
        CreatorId id,
        String handle,
        String name,
        String bio,
        @Nullable String picture,
        String accent,
        CurrencyCode currency,
        @Nullable Money monthCap) {

    /** Where it is on this site. */
    public String path() {
        return "/@" + handle;
    }
}
