package dev.tuppence.creators;

/** A tenant. Part of every query on tenant-owned rows. Addresses carry the handle instead. */
public record CreatorId(long value) {}
