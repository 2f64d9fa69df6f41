package dev.tuppence.unlocks.web;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param number from 1, as in addresses
 */
record PageView<T>(List<T> entries, int number, boolean more) {

    private static final int LAST = 1000;

    /** @param load a page by its number from 0; a full page asks whether another one follows */
    static <T> PageView<T> of(int number, int size, IntFunction<List<T>> load) {
        int page = Math.clamp(number, 1, LAST);
        List<T> entries = load.apply(page - 1);
        boolean more =
                entries.size() == size && page < LAST && !load.apply(page).isEmpty();
        return new PageView<>(entries, page, more);
    }

    /** Address of the page before this one; none on the first. */
    public @Nullable String newer(String path) {
        return number > 1 ? path + "?page=" + (number - 1) : null;
    }

    /** Address of the page after this one; none on the last. */
    public @Nullable String older(String path) {
        return more ? path + "?page=" + (number + 1) : null;
    }
}
