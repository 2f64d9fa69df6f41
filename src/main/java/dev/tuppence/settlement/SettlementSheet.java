package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One settlement as its reader sees it.
 *
 * @param lines what it pays for, returned items included, newest first
 * @param total what the reader pays in all
 * @param chargeAt when the card is charged at the earliest
 * @param retryAt when the card is tried again by itself
 * @param removable whether items can still be taken out
 * @param payable whether the reader can have it paid now
 * @param prefund what the reader may pay instead, so that the rest waits as credit; none where it is not offered
 * @param prefunded what its card payment brings or brought beyond it
 */
public record SettlementSheet(
        SettlementView view,
        List<Line> lines,
        Money removed,
        Money creditUsed,
        Money total,
        Instant chargeAt,
        @Nullable Instant retryAt,
        boolean removable,
        boolean postponable,
        boolean payable,
        boolean authenticates,
        @Nullable Money prefund,
        Money prefunded) {

    public SettlementSheet {
        lines = List.copyOf(lines);
    }
}
