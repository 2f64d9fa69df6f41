package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a reader to have, and what became of it.
 *
 * @param given null until it was decided
 */
public record Goodwill(
        long id,
        GoodwillWish wish,
        ReaderId askedBy,
        Instant askedAt,
        @Nullable Boolean given) {

    public boolean open() {
        return given == null;
    }
}
