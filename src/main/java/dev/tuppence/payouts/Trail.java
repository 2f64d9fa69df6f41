package dev.tuppence.payouts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one earning came from and how far it went.
 *
 * @param settlement its id, for the operator only
 * @param alias this creator's name for the settlement; another creator sees another
 * @param release when its hold ended, if it did
 * @param payout the first payout to the bank after the transfer arrived, if there is one
 */
public record Trail(
        Earning earning,
        long settlement,
        String alias,
        @Nullable Release release,
        @Nullable Transfer transfer,
        @Nullable BankPayout payout) {

    /** @param source names its posting */
    public record Release(Instant at, String source) {}
}
