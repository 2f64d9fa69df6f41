package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one settlement adds up: {@code gross + carriedIn - removed - creditUsed = charged + carriedOut}. While it is only
 * announced, everything it claims counts as charged.
 *
 * @param state name of its state, e.g. {@code NOTICED}, {@code PAID}
 * @param fee what the processor kept, once it was paid
 * @param coveredBy the later settlement that pays its lines, when it was too small to be charged
 * @param paymentIntent the processor's id, once there is one
 */
public record Reckoning(
        long id,
        ReaderId reader,
        int period,
        String state,
        Money gross,
        Money carriedIn,
        Money removed,
        Money creditUsed,
        Money charged,
        Money carriedOut,
        @Nullable Money fee,
        @Nullable Long coveredBy,
        Instant closedAt,
        @Nullable String paymentIntent,
        @Nullable Instant paidAt) {

    /** Kind of the posting that books a paid settlement; its source is the settlement's id. */
    public static final String POSTING = SettledPosting.KIND;

    public boolean carried() {
        return state.equals(SettlementState.CARRIED.name());
    }
}
