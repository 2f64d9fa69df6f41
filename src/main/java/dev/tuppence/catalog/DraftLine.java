package dev.tuppence.catalog;

import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line in a creator's list of articles.
 *
 * @param changed there is text that readers do not see yet
 * @param publishedAt when it was published first
 */
public record DraftLine(
        ItemId item,
        String title,
        String slug,
        Money price,
        State state,
        boolean changed,
        Instant changedAt,
        @Nullable Instant publishedAt) {}
