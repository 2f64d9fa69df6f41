package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import java.time.Instant;

/** One charge on a tab, and whether it was returned. */
public record Line(
        ItemId item,
        int version,
        int take,
        CreatorId creator,
        Money amount,
        int period,
        Instant at,
        boolean returned) {}
