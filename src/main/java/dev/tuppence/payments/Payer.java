package dev.tuppence.payments;

/** Whoever pays, by the caller's id; a customer at the processor. */
public record Payer(long value) {}
