package dev.tuppence.seals;

import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param rows sealed rows that were compared
 * @param head the chain's newest hash; null when nothing is sealed
 */
public record VerifiedBooks(
        int seals,
        long rows,
        @Nullable String head,
        @Nullable Misfit misfit) {

    public boolean fit() {
        return misfit == null;
    }
}
