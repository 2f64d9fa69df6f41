package dev.tuppence.payouts;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one item brought one creator out of one settlement: {@code gross = platformFee + cardFee + net}.
 *
 * @param item what was charged; for a pledge, the request's number
 * @param units negative when the reader gave it back after paying; then the amounts are negative too
 * @param gross without tax
 * @param reader the reader's name for this creator only
 * @param transfer the transfer that took it, if one did
 */
public record Earning(
        long id,
        ChargeKind kind,
        ItemId item,
        String reader,
        int units,
        Money gross,
        Money platformFee,
        Money cardFee,
        Money net,
        Instant collectedAt,
        Instant availableAt,
        EarningState state,
        @Nullable Long transfer) {}
