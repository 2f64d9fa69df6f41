package dev.tuppence.chains;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one amount came from and where it went.
 *
 * @param item what it was paid for, when that is one thing
 */
public record Chain(Money amount, @Nullable ItemId item, List<Step> steps) {

    public Chain {
        steps = List.copyOf(steps);
    }

    /** A pledge is for a request, not for an item. */
    static Chain of(Money amount, ChargeKind kind, ItemId item, List<Step> steps) {
        return new Chain(amount, kind == ChargeKind.PLEDGE ? null : item, steps);
    }
}
