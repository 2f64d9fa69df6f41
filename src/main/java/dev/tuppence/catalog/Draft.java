package dev.tuppence.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article on its creator's desk.
 *
 * @param slug the last part of its address
 * @param changed there is text that readers do not see yet
 * @param revision rises with each change; an edit names the one it started from
 * @param publishedAt when it was published first
 */
public record Draft(
        ItemId item,
        DraftText text,
        String slug,
        State state,
        boolean changed,
        int revision,
        Instant changedAt,
        @Nullable Instant publishedAt) {}
