package dev.tuppence.reconciliation;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something at the processor of which the books do not know the place.
 *
 * @param object the processor's id of it
 * @param difference what waits in suspense: positive what the processor took
 * @param owner the admin who looks into it
 */
public record ProcessorBreak(
        long id,
        String object,
        Money difference,
        Instant openedAt,
        @Nullable ReaderId owner) {}
