package dev.tuppence.identity;

/** A guest signed in to an account that was there before. Published in the transaction that ends the guest. */
public record GuestMerged(ReaderId guest, ReaderId account) {}
