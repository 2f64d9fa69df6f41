package dev.tuppence.payments;

/** The money is in the payee's account at the processor. Published once per transfer, in the transaction that recorded it. */
public record TransferSent(String reference, String transfer) {}
