package dev.tuppence.seals;

import java.time.Instant;

/**
 * A link of the chain: it covers every booked row of the transactions from {@code low} to below {@code high}, and the link before.
 *
 * @param number from 1
 * @param hash SHA-256 in hexadecimal; the newest one is the head of the chain
 */
public record Seal(int number, long low, long high, long rows, Instant sealedAt, String hash) {}
