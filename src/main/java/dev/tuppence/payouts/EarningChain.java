package dev.tuppence.payouts;

import org.jspecify.annotations.Nullable;

/**
 * One earning from the reader's payment to the bank, in ids.
 *
 * @param settlement this creator's name for the settlement; another creator sees another
 * @param payout the first payout to the bank after the transfer arrived, if there is one
 */
public record EarningChain(
        Earning earning,
        String settlement,
        @Nullable Transfer transfer,
        @Nullable BankPayout payout) {}
