package dev.tuppence.payouts;

/** A creator's transfer did not go through, in the transaction that recorded it. */
public record TransferRefused(RefusedTransfers refused) {}
