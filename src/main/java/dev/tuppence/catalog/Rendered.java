package dev.tuppence.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text as readers will see it.
 *
 * @param words of the whole text
 * @param picture address of the first own picture that suits a cover, if there is one
 * @param dropped what was written but is not shown: names of elements, {@code picture} for one from elsewhere (a link now),
 *     {@code link} for one that leads nowhere here
 */
record Rendered(Text text, int words, @Nullable String picture, Set<String> dropped) {}
