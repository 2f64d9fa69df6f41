package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way, or arrived, in a creator's account at the processor.
 *
 * @param processorTransfer the processor's id, once it is sent
 * @param failure the processor's code, if it refused
 */
public record Transfer(
        long id,
        CreatorId creator,
        Money amount,
        TransferState state,
        TransferTrigger trigger,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable String processorTransfer,
        @Nullable String failure) {}
