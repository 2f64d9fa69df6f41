package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.SplitSheetId;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One charge on a tab, and whether it was returned.
 *
 * @param item what it is for; for a pledge, the request's number
 * @param creator who sells
 * @param split who shares in it, if it is not the creator alone
 */
public record Line(
        ChargeKind kind,
        ItemId item,
        int version,
        int take,
        CreatorId creator,
        @Nullable SplitSheetId split,
        Money amount,
        int period,
        Instant at,
        boolean returned) {}
