package dev.tuppence.reversals;

import dev.tuppence.identity.ReaderId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was clicked in a reader's name by somebody or something else.
 *
 * @param agreed none while another admin has to decide
 * @param reversal none unless agreed
 */
public record Misuse(
        long id,
        ReaderId reader,
        Instant from,
        Instant until,
        String note,
        ReaderId askedBy,
        Instant askedAt,
        @Nullable Boolean agreed,
        @Nullable Long reversal) {

    ReversalScope scope() {
        return new ReversalScope(Set.of(reader), null, null, from, until);
    }
}
