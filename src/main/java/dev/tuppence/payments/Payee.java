package dev.tuppence.payments;

/** Whoever is paid, by the caller's id; a connected account at the processor. */
public record Payee(long value) {}
