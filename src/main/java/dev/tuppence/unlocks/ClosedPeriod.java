package dev.tuppence.unlocks;

import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period that takes no more charges.
 *
 * @param gross its charges minus their returns
 * @param carriedIn what earlier periods left over
 * @param openedAt its oldest charge; none when it had none
 */
public record ClosedPeriod(
        TabKey tab,
        int period,
        Money gross,
        Money carriedIn,
        int count,
        @Nullable Instant openedAt) {}
