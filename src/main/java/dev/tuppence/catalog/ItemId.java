package dev.tuppence.catalog;

/** Something a creator publishes. Addresses carry handle and slug instead. */
public record ItemId(long value) {}
