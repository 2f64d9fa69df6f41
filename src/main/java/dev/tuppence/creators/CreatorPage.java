package dev.tuppence.creators;

import dev.tuppence.money.CurrencyCode;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may see of a creator.
 *
 * @param accent colour of the page, {@code #rrggbb}, with enough contrast in light and dark
 * @param picture address of the picture on this site, if there is one
 * @param currency what this creator prices in
 */
public record CreatorPage(
        CreatorId id,
        String handle,
        String name,
        String bio,
        @Nullable String picture,
        String accent,
        CurrencyCode currency) {

    /** Where it is on this site. */
    public String path() {
        return "/@" + handle;
    }
}
