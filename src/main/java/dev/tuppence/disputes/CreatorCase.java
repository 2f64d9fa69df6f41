package dev.tuppence.disputes;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case as one creator sees it: without reader, without number, with this creator's items only; a pledge is for none. */
public record CreatorCase(
        String reason,
        CaseState state,
        Instant openedAt,
        @Nullable Instant closedAt,
        Money claimed,
        List<ItemId> items) {

    public CreatorCase {
        items = List.copyOf(items);
    }
}
