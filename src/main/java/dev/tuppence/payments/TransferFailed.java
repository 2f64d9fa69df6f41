package dev.tuppence.payments;

/** Nothing moved, for good: the processor refused. Published once per transfer, in the transaction that recorded it. */
public record TransferFailed(String reference, String code) {}
