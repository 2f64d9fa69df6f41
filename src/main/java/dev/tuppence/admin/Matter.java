package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person.
 *
 * @param id within its kind
 * @param name what people call it
 * @param deadline a bank's, or our own promise
 * @param address where it is seen to
 * @param taker who looks into it
 */
public record Matter(
        MatterKind kind,
        String id,
        String name,
        @Nullable Money amount,
        Instant since,
        Instant deadline,
        String address,
        @Nullable ReaderId taker) {

    Matter takenBy(@Nullable ReaderId operator) {
        return operator == null ? this : new Matter(kind, id, name, amount, since, deadline, address, operator);
    }
}
