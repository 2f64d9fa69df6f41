package dev.tuppence.chains;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.Money;
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
}
